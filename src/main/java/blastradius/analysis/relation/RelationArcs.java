package blastradius.analysis.relation;

import blastradius.model.BackupForm;
import blastradius.model.Consequence;
import blastradius.model.EntityType;
import blastradius.model.RelationClass;
import blastradius.model.RelationKind;
import blastradius.snapshot.ArcClass;
import blastradius.snapshot.Rows;
import blastradius.snapshot.Snapshot;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntConsumer;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * Which relation each arc of a snapshot stands for or follows from. Arcs that follow are traced back to the other end of their relation, their
 * <em>base</em>: the tenant of an endpoint, the resource of an image's secret, the workload of an effect, the role of a grant. Lives as long as
 * the snapshot; bases are looked up when first asked for.
 */
public final class RelationArcs {

    public static final int NONE = -1;

    private final Snapshot snapshot;
    private final Rows forward;
    private final Rows reverse;
    private final int[] relationClasses; // by arc class: the class of role RELATION of its relation
    private final boolean[] derived; // by arc class
    private final boolean[] twofold; // by arc class
    private final Map<Long, long[]> bases =
            new ConcurrentHashMap<>(); // by tail and arc class: head << 32 | base, sorted

    private RelationArcs(Snapshot snapshot) {
        this.snapshot = snapshot;
        this.forward = snapshot.forward();
        this.reverse = snapshot.reverse();
        List<ArcClass> classes = snapshot.arcClasses();
        this.relationClasses = new int[classes.size()];
        this.derived = new boolean[classes.size()];
        this.twofold = new boolean[classes.size()];
        Map<RelationClass, Integer> numbers = new HashMap<>();
        for (int c = 0; c < derived.length; c++) {
            RelationClass relation = classes.get(c).relation();
            derived[c] = classes.get(c).role() == ArcClass.Role.DERIVED;
            twofold[c] = relation != null && relation.kind().consequence() == Consequence.CONTENT_OF_TENANT;
            if (relation != null && classes.get(c).role() == ArcClass.Role.RELATION) {
                numbers.put(relation, c);
            }
        }
        for (int c = 0; c < derived.length; c++) {
            relationClasses[c] = numbers.getOrDefault(classes.get(c).relation(), NONE);
        }
    }

    public static RelationArcs of(Snapshot snapshot) {
        return snapshot.companion(RelationArcs.class, RelationArcs::new);
    }

    /** The class of role RELATION of the arc's relation; {@link #NONE} for a premise. */
    public int relationClass(int arcClass) {
        return relationClasses[arcClass];
    }

    public boolean isDerived(int arcClass) {
        return derived[arcClass];
    }

    /** Whether the arc stands for its relation, all of which needs one level and gives one. */
    public boolean isPlain(int arcClass) {
        return !derived[arcClass] && !twofold[arcClass];
    }

    /** Whether the relation is a MANAGES, which gives CONTROL for WRITE and SEE for READ. */
    public boolean isTwofold(int arcClass) {
        return twofold[arcClass];
    }

    /** The entity that is held: the tail itself, or the source of the relation that a junction belongs to. */
    public int holder(int tail, int arcClass) {
        if (!snapshot.isJunction(tail)) {
            return tail;
        }
        for (int a = reverse.start(tail); a < reverse.end(tail); a++) {
            if (reverse.arcClass(a) == arcClass && !snapshot.isJunction(Rows.otherEnd(reverse.arc(a)))) {
                return Rows.otherEnd(reverse.arc(a));
            }
        }
        return NONE;
    }

    /** The other end of the relation that an arc into an entity stands for or follows from; {@link #NONE} where it follows from each of several. */
    public int base(int tail, int arcClass, int head) {
        if (!derived[arcClass]) {
            return head;
        }
        int[] bases = bases(tail, arcClass, head);
        return bases.length == 1 ? bases[0] : NONE;
    }

    /** The other ends of all relations, each of which gives the arc that follows from them. */
    int[] bases(int tail, int arcClass, int head) {
        RelationClass relation = snapshot.arcClasses().get(arcClass).relation();
        if (relation != null && relation.kind().consequence() == Consequence.GRANTS_OF_ROLE) {
            return new int[] {role(tail, arcClass)};
        }
        int holder = holder(tail, arcClass);
        long[] known = bases.computeIfAbsent((long) holder << 32 | arcClass, key -> find(holder, arcClass));
        return Arrays.stream(known, from(known, head), from(known, head + 1))
                .mapToInt(pair -> (int) pair)
                .toArray();
    }

    /** The index of the first pair of the head or a later one. */
    private static int from(long[] pairs, int head) {
        int at = Arrays.binarySearch(pairs, (long) head << 32);
        return at >= 0 ? at : -at - 1;
    }

    /** The premise beside the grant. */
    private int role(int junction, int arcClass) {
        for (int a = reverse.start(junction); a < reverse.end(junction); a++) {
            if (reverse.arcClass(a) != arcClass) {
                return Rows.otherEnd(reverse.arc(a));
            }
        }
        return NONE;
    }

    private long[] find(int holder, int arcClass) {
        LongStream.Builder pairs = LongStream.builder();
        RelationClass relation = snapshot.arcClasses().get(arcClass).relation();
        if (relation != null) {
            ends(
                    holder,
                    relationClasses[arcClass],
                    null,
                    base -> followers(relation, base, head -> pairs.add((long) head << 32 | base)));
        }
        return pairs.build().sorted().distinct().toArray();
    }

    /** What a relation of this class into the base may give beside the base itself. */
    private void followers(RelationClass relation, int base, IntConsumer heads) {
        switch (relation.kind().consequence()) {
            case CONTENT_OF_TENANT -> {
                if (snapshot.kind(base).type() == EntityType.TENANT) {
                    under(base, heads);
                }
            }
            case EFFECTS_OF_TRIGGER ->
                ends(
                        base,
                        NONE,
                        RelationKind.RUNS_AS,
                        identity -> ends(identity, NONE, RelationKind.HOLDS_GRANT, heads));
            case SECRETS_OF_IMAGE -> {
                if (relation.terms().form() == BackupForm.IMAGE) {
                    ends(base, NONE, RelationKind.STORES, heads);
                }
            }
            case NONE, GRANTS_OF_ROLE, CONTENT_OF_STORE -> {}
        }
    }

    private void under(int container, IntConsumer heads) {
        BitSet seen = new BitSet();
        ArrayDeque<Integer> open = new ArrayDeque<>(List.of(container));
        while (!open.isEmpty()) {
            ends(open.remove(), NONE, RelationKind.CONTAINS, child -> {
                if (!seen.get(child)) {
                    seen.set(child);
                    open.add(child);
                }
            });
        }
        seen.clear(container);
        seen.stream().forEach(heads);
    }

    /** The other ends of a vertex's relations that are of the class, or of the kind, denied and never disclosing ones left out. */
    private void ends(int vertex, int relationClass, @Nullable RelationKind kind, IntConsumer ends) {
        for (int a = forward.start(vertex); a < forward.end(vertex); a++) {
            int arcClass = forward.arcClass(a);
            if (relationClasses[arcClass] == arcClass
                    && (arcClass == relationClass || (kind != null && isStated(arcClass, kind)))) {
                int end = Rows.otherEnd(forward.arc(a));
                ends.accept(snapshot.isJunction(end) ? target(end, arcClass) : end);
            }
        }
    }

    private boolean isStated(int arcClass, RelationKind kind) {
        RelationClass relation = snapshot.arcClasses().get(arcClass).relation();
        return relation != null
                && relation.kind() == kind
                && relation.terms().deniedBy() == null
                && !relation.terms().never();
    }

    private int target(int junction, int arcClass) {
        int a = forward.start(junction);
        while (forward.arcClass(a) != arcClass) {
            a++;
        }
        return Rows.otherEnd(forward.arc(a));
    }
}
