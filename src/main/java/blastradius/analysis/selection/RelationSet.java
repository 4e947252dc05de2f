package blastradius.analysis.selection;

import blastradius.model.RelationClass;
import blastradius.snapshot.ArcClass;
import blastradius.snapshot.RelationRows;
import blastradius.snapshot.Snapshot;
import it.unimi.dsi.fastutil.longs.LongOpenHashSet;
import it.unimi.dsi.fastutil.longs.LongSet;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** Some relations of a snapshot, named by what the store knows of them; some 16 bytes each. Complete before it is asked, then safe for several threads. */
public final class RelationSet {

    private final Snapshot snapshot;
    private final boolean isOthers;
    private final Map<RelationClass, LongSet> ends = new HashMap<>();
    private @Nullable RelationClass lastClass;
    private @Nullable LongSet last;

    private RelationSet(Snapshot snapshot, boolean isOthers) {
        this.snapshot = snapshot;
        this.isOthers = isOthers;
        for (ArcClass arcClass : snapshot.arcClasses()) {
            if (arcClass.role() == ArcClass.Role.RELATION && arcClass.relation() != null) {
                ends.put(arcClass.relation(), new LongOpenHashSet());
            }
        }
    }

    /** Those that are added; none yet. */
    public static RelationSet of(Snapshot snapshot) {
        return new RelationSet(snapshot, false);
    }

    /** All but those that are added. */
    public static RelationSet allBut(Snapshot snapshot) {
        return new RelationSet(snapshot, true);
    }

    /** Adds a relation by the ids of its ends; one that the snapshot lacks is left out. */
    public void add(String from, String to, RelationClass relation) {
        OptionalInt source = snapshot.vertexOf(from);
        OptionalInt target = snapshot.vertexOf(to);
        if (source.isPresent() && target.isPresent()) {
            add(source.getAsInt(), target.getAsInt(), relation);
        }
    }

    /** The same by vertices. */
    public void add(int from, int to, RelationClass relation) {
        LongSet ofClass = of(relation);
        if (ofClass != null) {
            ofClass.add(key(from, to));
        }
    }

    /** Takes away what was added. */
    public void remove(int from, int to, RelationClass relation) {
        LongSet ofClass = of(relation);
        if (ofClass != null) {
            ofClass.remove(key(from, to));
        }
    }

    /* Relations come class by class, and there are millions. */
    @SuppressWarnings("ReferenceEquality") // an equal class is only looked up once more
    private @Nullable LongSet of(RelationClass relation) {
        if (lastClass != relation) {
            lastClass = relation;
            last = ends.get(relation);
        }
        return last;
    }

    /** How many were added, and not removed. */
    public long count() {
        return ends.values().stream().mapToLong(LongSet::size).sum();
    }

    /** About how much memory it takes. */
    public long bytes() {
        return ends.values().stream()
                .mapToLong(ofClass -> 200L + 16L * ofClass.size())
                .sum();
    }

    /** The set as a passage over a snapshot asks it: by numbers of its arc classes. */
    ByArcClass in(Snapshot passed) {
        List<@Nullable LongSet> sets = new ArrayList<>();
        for (ArcClass arcClass : passed.arcClasses()) {
            sets.add(arcClass.relation() == null ? null : ends.get(arcClass.relation()));
        }
        return new ByArcClass(isOthers, sets, passed.equals(snapshot) ? whole(sets) : new BitSet());
    }

    /* Most sources state all of a class or nothing of it: what is whole has not to be looked up relation by relation. A revision may have more of it. */
    private BitSet whole(List<@Nullable LongSet> sets) {
        int[] counts = ClassCounts.of(snapshot).counts;
        BitSet whole = new BitSet();
        for (int c = 0; c < counts.length; c++) {
            LongSet ofClass = sets.get(c);
            whole.set(c, ofClass != null && counts[c] > 0 && ofClass.size() == counts[c]);
        }
        return whole;
    }

    /** How many relations there are of each arc class. Lives as long as its snapshot. */
    private static final class ClassCounts {

        private final int[] counts;

        private ClassCounts(int[] counts) {
            this.counts = counts;
        }

        static ClassCounts of(Snapshot snapshot) {
            return snapshot.companion(ClassCounts.class, ClassCounts::count);
        }

        private static ClassCounts count(Snapshot snapshot) {
            int[] counts = new int[snapshot.arcClasses().size()];
            RelationRows rows = new RelationRows(snapshot);
            rows.forEach(rows.classes(relation -> true), () -> {}, (from, to, arcClass) -> counts[arcClass]++);
            return new ClassCounts(counts);
        }
    }

    /** Whether relations are in a set, by the number of their arc class. */
    record ByArcClass(boolean isOthers, List<@Nullable LongSet> ends, BitSet whole) {

        /** Whether none of a class can be in it. */
        boolean isWithout(int arcClass) {
            LongSet ofClass = ends.get(arcClass);
            return isOthers ? whole.get(arcClass) : ofClass == null || ofClass.isEmpty();
        }

        boolean contains(int from, int to, int arcClass) {
            LongSet ofClass = ends.get(arcClass);
            return isOthers
                    != (whole.get(arcClass)
                            || (ofClass != null && !ofClass.isEmpty() && ofClass.contains(key(from, to))));
        }
    }

    private static long key(int from, int to) {
        return (long) from << Integer.SIZE | to;
    }
}
