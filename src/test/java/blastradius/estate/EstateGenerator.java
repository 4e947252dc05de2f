package blastradius.estate;

import blastradius.model.EntityKind;
import blastradius.model.EntityType;
import blastradius.model.Weighting;
import blastradius.snapshot.Snapshot;
import blastradius.snapshot.SnapshotBuilder;
import java.time.Instant;
import java.util.stream.IntStream;

/**
 * Draws a snapshot of a given size: family and seed number in, always the same estate out. Draws entities of a tenant one after the other,
 * as a loaded estate has them. Besides what {@link SnapshotBuilder} keeps, memory does not grow with the size.
 */
public final class EstateGenerator {

    /** The instant of the drawn estates: windows have ended, run, or begin around it. */
    public static final Instant NOW = Instant.parse("2026-10-01T09:00:00Z");

    private EstateGenerator() {}

    /** The shapes. */
    public enum Family {
        /** Managed service providers and their customers, with levels, secrets, grants, gates and 1 % AND. */
        MSP,
        /** The same hierarchy with nothing but CONTROL for CONTROL. */
        PLAIN,
        /** Layers without two vertices that reach alike. */
        LAYERED,
        /** One strongly connected component. */
        COMPONENT,
        /** Chains, each 100,000 deep. */
        CHAIN,
        /** One vertex in the middle of all. */
        HUB
    }

    /** An estate with about this many relations, from 1,000 up; families end within a few per cent above the number. */
    public static Snapshot generate(Family family, long relations, long seed) {
        SnapshotBuilder builder = new SnapshotBuilder(Weighting.DEFAULT);
        draw(builder, family, relations, seed);
        return builder.build(1, NOW);
    }

    /** The same into a builder that has nothing yet, to which others may add. Returns how many relations were drawn. */
    public static long draw(SnapshotBuilder builder, Family family, long relations, long seed) {
        Drawing drawing = new Drawing(builder);
        Randoms random = new Randoms(seed);
        switch (family) {
            case MSP -> new MspFamily(drawing, random, relations).draw();
            case PLAIN -> new PlainFamily(drawing, random, relations).draw();
            case LAYERED -> AdversarialFamilies.layers(drawing, random, relations);
            case COMPONENT -> AdversarialFamilies.component(drawing, random, relations);
            case CHAIN -> AdversarialFamilies.chains(drawing, relations);
            case HUB -> AdversarialFamilies.hub(drawing, relations);
        }
        return drawing.relations();
    }

    /**
     * Vertices to ask for: identities and credentials, nine of ten of them of a provider where the estate has any. Drawn with repetition.
     * O(V).
     */
    public static int[] sample(Snapshot snapshot, int count, long seed) {
        int[] providers = IntStream.range(0, snapshot.entityCount())
                .filter(vertex -> isAsked(snapshot, vertex) && ofProvider(snapshot, vertex))
                .toArray();
        int[] others = IntStream.range(0, snapshot.entityCount())
                .filter(vertex -> isAsked(snapshot, vertex) && !ofProvider(snapshot, vertex))
                .toArray();
        Randoms random = new Randoms(seed);
        int[] sample = new int[count];
        for (int i = 0; i < count; i++) {
            boolean provider = providers.length > 0 && (others.length == 0 || random.chance(0.9));
            int[] from = provider ? providers : others;
            sample[i] = from[random.below(from.length)];
        }
        return sample;
    }

    private static boolean isAsked(Snapshot snapshot, int vertex) {
        EntityType type = snapshot.kind(vertex).type();
        return type == EntityType.IDENTITY || type == EntityType.CREDENTIAL;
    }

    private static boolean ofProvider(Snapshot snapshot, int vertex) {
        int tenant = snapshot.tenant(vertex);
        return tenant >= 0 && snapshot.kind(tenant) == EntityKind.PROVIDER;
    }

    /** Prints size, time and memory of an estate: family, relations, seed. */
    public static void main(String[] arguments) {
        long start = System.nanoTime();
        Snapshot snapshot = generate(
                Family.valueOf(arguments[0]), (long) Double.parseDouble(arguments[1]), Long.parseLong(arguments[2]));
        double seconds = (System.nanoTime() - start) / 1e9;
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        System.out.printf(
                "%s: %d entities, %d relations, %d arc classes, %.1f s, %d MiB held%n",
                arguments[0],
                snapshot.entityCount(),
                snapshot.relationCount(),
                snapshot.arcClasses().size(),
                seconds,
                (runtime.totalMemory() - runtime.freeMemory()) >> 20);
    }
}
