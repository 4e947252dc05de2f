package blastradius.estate;

import static blastradius.model.RelationKind.CAN;

import blastradius.model.EntityKind;

/** Shapes that break shortcuts: no twins, one component, great depth, great fan-out. All are CONTROL for CONTROL. */
final class AdversarialFamilies {

    /** As deep as a chain gets. */
    static final int DEPTH = 100_000;

    private static final int LAYERS = 40;
    private static final int DEGREE = 4;

    private AdversarialFamilies() {}

    /** Each vertex controls four of the next two layers at random, so that hardly two reach alike. */
    static void layers(Drawing drawing, Randoms random, long relations) {
        int width = (int) Math.max(2, relations / (DEGREE * (LAYERS - 1L)));
        int first = vertices(drawing, width * LAYERS);
        for (int layer = 0; layer < LAYERS - 1; layer++) {
            int next = first + (layer + 1) * width;
            int reach = layer < LAYERS - 2 ? 2 * width : width;
            for (int i = 0; i < width * DEGREE; i++) {
                drawing.relate(first + layer * width + i / DEGREE, CAN, next + random.below(reach));
            }
        }
    }

    /** A ring with two chords from every vertex. */
    static void component(Drawing drawing, Randoms random, long relations) {
        int size = (int) Math.max(3, relations / 3);
        int first = vertices(drawing, size);
        for (int i = 0; i < size; i++) {
            drawing.relate(first + i, CAN, first + (i + 1) % size);
            drawing.relate(first + i, CAN, first + random.below(size));
            drawing.relate(first + i, CAN, first + random.below(size));
        }
    }

    /** Chains side by side, each as deep as the number allows up to {@link #DEPTH}. */
    static void chains(Drawing drawing, long relations) {
        for (long left = relations; left > 0; left -= DEPTH) {
            int links = (int) Math.min(left, DEPTH);
            int first = vertices(drawing, links + 1);
            for (int i = 0; i < links; i++) {
                drawing.relate(first + i, CAN, first + i + 1);
            }
        }
    }

    /** Half of the others control the one in the middle, which controls the other half. */
    static void hub(Drawing drawing, long relations) {
        int side = (int) Math.max(1, relations / 2);
        int hub = drawing.entity(EntityKind.SERVICE_ACCOUNT);
        int first = vertices(drawing, 2 * side);
        for (int i = 0; i < side; i++) {
            drawing.relate(first + i, CAN, hub);
            drawing.relate(hub, CAN, first + side + i);
        }
    }

    private static int vertices(Drawing drawing, int count) {
        int first = drawing.entity(EntityKind.SERVICE_ACCOUNT);
        for (int i = 1; i < count; i++) {
            drawing.entity(EntityKind.SERVICE_ACCOUNT);
        }
        return first;
    }
}
