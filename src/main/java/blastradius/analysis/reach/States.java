package blastradius.analysis.reach;

import blastradius.model.AccessLevel;
import blastradius.snapshot.Snapshot;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The steps by which a search came to hold what it holds, each an entity at a level, those over the fewest relations first. A position is an index
 * into them. Arrays are read only once made.
 */
final class States {

    final int[] codes; // see StateCode
    final int[] layers; // position of the first state of each hop count
    private final int[] via; // by position: the arc that led there, or NO_ARC
    private final int entities;
    private volatile @Nullable StateIndex index; // made when first asked for

    /** Takes them out of the scratch space. */
    States(Snapshot snapshot, Scratch scratch, int[] layers) {
        this.via = Arrays.copyOf(scratch.via, scratch.size);
        this.codes = scratch.takeStates(StateCode.FINAL);
        this.layers = layers;
        this.entities = snapshot.firstJunction();
    }

    int count() {
        return codes.length;
    }

    int vertexAt(int position) {
        return codes[position] >>> StateCode.VERTEX_SHIFT;
    }

    int levelAt(int position) {
        return (codes[position] & 3) + 1;
    }

    int arcAt(int position) {
        return via[position];
    }

    /** O(log hops). */
    int hopsAt(int position) {
        int found = Arrays.binarySearch(layers, position);
        return found >= 0 ? found : -found - 2;
    }

    /** The position at which at least this level was first held, or -1. */
    int position(int vertex, int levelCode) {
        int first = -1;
        for (int code = levelCode; code <= AccessLevel.CONTROL.code(); code++) {
            int position = exactPosition(vertex, code);
            if (position >= 0 && (first < 0 || position < first)) {
                first = position;
            }
        }
        return first;
    }

    /** The position at which exactly this level was gained in one step, or -1. */
    int exactPosition(int vertex, int levelCode) {
        StateIndex made = index;
        if (made == null) {
            made = new StateIndex(codes, entities);
            index = made;
        }
        return made.position(vertex, levelCode);
    }
}
