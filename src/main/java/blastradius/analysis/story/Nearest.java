package blastradius.analysis.story;

import blastradius.model.RelationKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;

/** Of each place the last of some entities that its shortest way passes, and how it goes on from there. O(reached), 8 bytes a place. */
final class Nearest {

    /** Behind none of them: the way comes straight from what is compromised. */
    static final int COMPROMISED = -1;

    private final ShortestWays ways;
    private final BitSet passed = new BitSet(); // by vertex
    private final int[] behind; // a vertex, or COMPROMISED
    private final int[] first; // the first place behind it; the place itself where it was compromised

    Nearest(ShortestWays ways, Collection<Integer> entities) {
        this.ways = ways;
        entities.forEach(passed::set);
        this.behind = new int[ways.size()];
        this.first = new int[ways.size()];
        Arrays.fill(behind, COMPROMISED);
        for (int place = 0; place < behind.length; place++) {
            int before = ways.before(place);
            boolean starts =
                    before == ShortestWays.NONE || ways.before(before) == ShortestWays.NONE || isPassed(before);
            first[place] = starts ? place : first[before];
            if (before != ShortestWays.NONE) {
                behind[place] = isPassed(before) ? ways.vertex(before) : behind[before];
            }
        }
    }

    private boolean isPassed(int place) {
        return passed.get(ways.vertex(place));
    }

    /** The vertex of the entity that the place lies behind, or COMPROMISED. */
    int behind(int place) {
        return behind[place];
    }

    /** The kind of the relation by which its way begins behind the entity. */
    RelationKind beginning(int place) {
        return ways.kind(first[place]);
    }

    /** The kind of the relation by which its way ends. */
    RelationKind end(int place) {
        return ways.kind(place);
    }

    /** The kinds of all relations from the entity to the place, in the order of the attack. */
    List<RelationKind> kinds(int place) {
        List<RelationKind> kinds = new ArrayList<>();
        for (int step = place; ; step = ways.before(step)) {
            kinds.addFirst(ways.kind(step));
            if (step == first[place]) {
                return kinds;
            }
        }
    }
}
