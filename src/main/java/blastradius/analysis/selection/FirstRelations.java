package blastradius.analysis.selection;

import blastradius.analysis.question.Budget;
import blastradius.analysis.selection.SelectedRelations.Columns;
import blastradius.analysis.selection.SelectedRelations.SortKey;
import blastradius.snapshot.Snapshot;
import java.util.List;

/**
 * How many relations a filter asks for, and those of them that come first in an order: once there are twice as many as are read the later half is let go, and what
 * comes after the last that was kept is only counted. Complete before it is asked, then for one thread.
 */
public final class FirstRelations {

    private static final int LEAST = 512;

    private final Snapshot snapshot;
    private final List<SortKey> keys;
    private final int wanted;
    private final int[] last; // keys of the last one that was kept
    private boolean isFull;
    private Columns kept;
    private int count;

    private FirstRelations(Snapshot snapshot, List<SortKey> keys, int wanted) {
        this.snapshot = snapshot;
        this.keys = keys;
        this.wanted = Math.max(LEAST, wanted);
        this.last = new int[keys.size()];
        this.kept = new Columns(snapshot);
    }

    /**
     * Those of the whole estate. O(V + E), and memory for the first ones only.
     *
     * @param first how many are read, from the beginning
     */
    public static FirstRelations of(RelationQuestion question, List<SortKey> keys, int first, Budget budget) {
        FirstRelations found = new FirstRelations(question.snapshot(), keys, first);
        RelationTest test = new RelationTest(question);
        test.forEach(budget, found::add);
        return found;
    }

    private void add(int from, int to, int arcClass) {
        count++;
        if (isFull && isAfterLast(from, to, arcClass)) {
            return;
        }
        kept.add(from, to, arcClass);
        if (kept.size() / 2 == wanted) {
            letGo();
        }
    }

    private boolean isAfterLast(int from, int to, int arcClass) {
        for (int i = 0; i < last.length; i++) {
            int key = keys.get(i).of(from, to, arcClass);
            if (key != last[i]) {
                return key > last[i];
            }
        }
        return false;
    }

    private void letGo() {
        SelectedRelations sorted = first();
        kept = new Columns(snapshot);
        for (int i = 0; i < wanted; i++) {
            kept.add(sorted.from(i), sorted.to(i), sorted.arcClass(i));
        }
        int end = wanted - 1;
        for (int i = 0; i < last.length; i++) {
            last[i] = keys.get(i).of(sorted.from(end), sorted.to(end), sorted.arcClass(end));
        }
        isFull = true;
    }

    /** How many there are in all. */
    public int count() {
        return count;
    }

    /** The first ones in order, as many as are read or all there are; some more may follow. */
    public SelectedRelations first() {
        SelectedRelations all = kept.selected();
        return all.sortedBy(keys, Math.min(wanted, all.size()));
    }
}
