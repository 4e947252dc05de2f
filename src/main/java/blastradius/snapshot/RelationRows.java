package blastradius.snapshot;

import blastradius.model.RelationClass;
import it.unimi.dsi.fastutil.longs.LongOpenHashSet;
import it.unimi.dsi.fastutil.longs.LongSet;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.SequencedSet;
import java.util.function.Predicate;

/**
 * Reads relations back out of a snapshot's arcs. A relation leaves arcs of role RELATION in the row of its holder: to the held entity, or to
 * a junction that leads there. The holder is the relation's source but where the kind is read backwards.
 */
public final class RelationRows {

    private static final int ROWS_A_CHECK = 16;

    private final Snapshot snapshot;

    public RelationRows(Snapshot snapshot) {
        this.snapshot = snapshot;
    }

    /** The relations whose arcs stand in the entity's row: those it is the source of, and backwards ones that it is the target of. */
    public List<RelationAt> in(int entity) {
        SequencedSet<RelationAt> relations = new LinkedHashSet<>();
        Rows rows = snapshot.forward();
        for (int a = rows.start(entity); a < rows.end(entity); a++) {
            RelationClass relation = relation(rows.arcClass(a));
            if (relation != null) {
                relations.add(oriented(entity, heldOver(rows, a), relation, rows.arc(a)));
            }
        }
        return new ArrayList<>(relations);
    }

    /** The relations that lead to the entity, and backwards ones that lead from it. */
    public List<RelationAt> into(int entity) {
        SequencedSet<RelationAt> relations = new LinkedHashSet<>();
        Rows reverse = snapshot.reverse();
        for (int a = reverse.start(entity); a < reverse.end(entity); a++) {
            RelationClass relation = relation(reverse.arcClass(a));
            if (relation != null) {
                int holder = holder(reverse, a);
                if (holder >= 0) {
                    relations.add(oriented(holder, entity, relation, reverse.arc(a)));
                }
            }
        }
        return new ArrayList<>(relations);
    }

    /** Takes relations without an object for each: ends in the relation's own direction, and the number of its arc class. */
    @FunctionalInterface
    public interface Visitor {
        void visit(int from, int to, int arcClass);
    }

    /** The arc classes of relations that pass, by number. */
    public BitSet classes(Predicate<RelationClass> wanted) {
        BitSet found = new BitSet();
        for (int c = 0; c < snapshot.arcClasses().size(); c++) {
            RelationClass relation = relation(c);
            found.set(c, relation != null && wanted.test(relation));
        }
        return found;
    }

    /** Passes over all relations of these arc classes, each once, holder by holder. O(V + E). */
    public void forEach(BitSet arcClasses, Runnable goOn, Visitor visitor) {
        Passage passage = new Passage(arcClasses, visitor);
        for (int entity = 0; entity < snapshot.entityCount(); entity++) {
            if ((entity & (ROWS_A_CHECK - 1)) == 0) {
                goOn.run();
            }
            passage.in(entity);
        }
    }

    /** Passes over all relations of these arc classes from and to one entity, each once. O(its rows). */
    public void forEachAt(int entity, BitSet arcClasses, Visitor visitor) {
        Passage passage = new Passage(arcClasses, visitor);
        passage.in(entity);
        passage.into(entity);
    }

    /** One passage over rows, which runs once an arc of the estate: what it asks of classes is found out before. */
    private final class Passage {

        private final BitSet wanted;
        private final BitSet several;
        private final BitSet backwards;
        private final Visitor visitor;
        private final LongSet seen = new LongOpenHashSet(0);

        Passage(BitSet wanted, Visitor visitor) {
            this.wanted = wanted;
            /* Equal arcs stand once in a row, but each condition is a vertex of its own. */
            this.several = classes(relation -> relation.kind().clauses().size() > 1);
            this.backwards = classes(relation -> relation.kind().isBackwards());
            this.visitor = visitor;
        }

        void in(int entity) {
            seen.clear();
            Rows rows = snapshot.forward();
            int end = rows.end(entity);
            for (int a = rows.start(entity); a < end; a++) {
                int arcClass = rows.arcClass(a);
                if (wanted.get(arcClass)) {
                    int held = heldOver(rows, a);
                    if (isFirst(arcClass, held, Rows.otherEnd(rows.arc(a)))) {
                        visit(entity, held, arcClass, rows.arc(a));
                    }
                }
            }
        }

        void into(int entity) {
            seen.clear();
            Rows reverse = snapshot.reverse();
            for (int a = reverse.start(entity); a < reverse.end(entity); a++) {
                int arcClass = reverse.arcClass(a);
                if (wanted.get(arcClass)) {
                    int holder = holder(reverse, a);
                    if (holder >= 0 && holder != entity && isFirst(arcClass, holder, Rows.otherEnd(reverse.arc(a)))) {
                        visit(holder, entity, arcClass, reverse.arc(a));
                    }
                }
            }
        }

        private boolean isFirst(int arcClass, int end, int straight) {
            boolean isAlone = end == straight && !several.get(arcClass);
            return isAlone || seen.add((long) arcClass << Integer.SIZE | end);
        }

        private void visit(int holder, int held, int arcClass, int arc) {
            boolean swapped = backwards.get(arcClass) && Rows.needs(arc) != Rows.CONTEXT;
            visitor.visit(swapped ? held : holder, swapped ? holder : held, arcClass);
        }
    }

    private @org.jspecify.annotations.Nullable RelationClass relation(int arcClass) {
        ArcClass found = snapshot.arcClasses().get(arcClass);
        return found.role() == ArcClass.Role.RELATION ? Objects.requireNonNull(found.relation()) : null;
    }

    /** The relation that an arc of a row stands for itself; null for what follows from relations. */
    @org.jspecify.annotations.Nullable
    RelationAt at(int entity, int index) {
        Rows rows = snapshot.forward();
        RelationClass relation = relation(rows.arcClass(index));
        return relation == null ? null : oriented(entity, heldOver(rows, index), relation, rows.arc(index));
    }

    /** Where an arc of a relation ends: at its head, or at the head behind the relation's own junction. */
    private int heldOver(Rows rows, int index) {
        int head = Rows.otherEnd(rows.arc(index));
        return snapshot.isJunction(head) ? Rows.otherEnd(rows.arc(rows.start(head))) : head;
    }

    /** The entity at the start of an arc of a relation, or -1 where a revision has closed it. */
    private int holder(Rows reverse, int index) {
        int tail = Rows.otherEnd(reverse.arc(index));
        if (!snapshot.isJunction(tail)) {
            return tail;
        }
        for (int a = reverse.start(tail); a < reverse.end(tail); a++) {
            if (reverse.arcClass(a) == reverse.arcClass(index)) {
                return Rows.otherEnd(reverse.arc(a));
            }
        }
        return -1;
    }

    private static RelationAt oriented(int holder, int held, RelationClass relation, int arc) {
        return isSwapped(relation, arc)
                ? new RelationAt(held, holder, relation)
                : new RelationAt(holder, held, relation);
    }

    private static boolean isSwapped(RelationClass relation, int arc) {
        return Rows.needs(arc) != Rows.CONTEXT && relation.kind().isBackwards();
    }
}
