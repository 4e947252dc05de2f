package blastradius.analysis.reach;

import blastradius.analysis.question.ArcRules;
import blastradius.snapshot.Rows;
import blastradius.snapshot.Snapshot;

/**
 * The entities from which nothing follows, as most resources are: a search need not look up their rows, which lie far from each other. One bit an
 * entity, found once for a snapshot and its revisions.
 */
final class DeadEnds {

    private final long[] words; // by entity of the origin
    private final Rows rows;

    private DeadEnds(long[] words, Rows rows) {
        this.words = words;
        this.rows = rows;
    }

    static DeadEnds of(Snapshot snapshot) {
        Snapshot origin = snapshot.origin();
        DeadEnds ofOrigin = origin.companion(DeadEnds.class, DeadEnds::find);
        return origin == snapshot ? ofOrigin : new DeadEnds(ofOrigin.words, snapshot.forward());
    }

    private static DeadEnds find(Snapshot snapshot) {
        Rows rows = snapshot.forward();
        long[] words = new long[(snapshot.firstJunction() + Long.SIZE - 1) / Long.SIZE];
        for (int v = 0; v < snapshot.firstJunction(); v++) {
            int start = rows.start(v);
            if (start == rows.end(v) || ArcRules.isContext(rows.arc(start))) {
                words[v >> 6] |= 1L << v;
            }
        }
        return new DeadEnds(words, rows);
    }

    boolean contains(int entity) {
        int word = entity >> 6;
        return word < words.length && (words[word] >>> entity & 1) != 0 && !rows.isReplaced(entity);
    }
}
