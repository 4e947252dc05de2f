package blastradius.analysis.selection;

import blastradius.analysis.question.Budget;
import blastradius.model.AccessLevel;
import blastradius.model.RelationClass;
import blastradius.model.RelationFilter;
import blastradius.model.RelationKind;
import blastradius.model.RelationTrait;
import blastradius.model.Terms;
import blastradius.snapshot.RelationRows;
import blastradius.snapshot.Snapshot;
import it.unimi.dsi.fastutil.ints.Int2ObjectMap;
import it.unimi.dsi.fastutil.ints.Int2ObjectOpenHashMap;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/** Whether relations are what a filter asks for. Not for several threads. */
final class RelationTest {

    private final RelationQuestion question;
    private final RelationFilter filter;
    private final Snapshot snapshot;
    private final RelationRows rows;
    private final RelationRecords records;
    private final List<Asked> asked;
    private final Remembered from;
    private final Remembered to;
    private final Remembered record;
    private final List<RelationSet.ByArcClass> among;
    private final BitSet closed; // arc classes that their terms close
    private final BitSet backwards; // arc classes that give to where they lead from
    private final BitSet giving; // arc classes that give anything
    private final BitSet givingEnough; // and that give the level themselves
    private final Int2ObjectMap<List<Target>> scopes = new Int2ObjectOpenHashMap<>(); // by grant

    RelationTest(RelationQuestion question) {
        this.question = question;
        this.filter = question.filter();
        this.snapshot = question.snapshot();
        this.rows = new RelationRows(snapshot);
        this.records = RelationRecords.of(snapshot);
        this.asked = filter.traits().entrySet().stream()
                .filter(trait -> !OF_TERMS.contains(trait.getKey()))
                .map(trait -> new Asked(trait.getKey(), trait.getValue()))
                .toList();
        this.from = new Remembered(question.from());
        this.to = new Remembered(question.to());
        this.record = new Remembered(question.record());
        this.among = question.among().stream().map(set -> set.in(snapshot)).toList();
        this.closed = filter.traits().containsKey(RelationTrait.OPEN)
                ? rows.classes(
                        relation -> !Closure.ofTerms(relation, question.at()).isEmpty())
                : new BitSet();
        this.backwards = filter.traits().containsKey(RelationTrait.OPEN)
                ? rows.classes(relation -> relation.kind().isBackwards())
                : closed;
        AccessLevel level = filter.levelAtLeast();
        this.giving = level == null
                ? new BitSet()
                : rows.classes(relation -> !relation.kind().clauses().isEmpty());
        this.givingEnough = level == null
                ? giving
                : rows.classes(relation ->
                        !relation.kind().clauses().isEmpty() && relation.gives().covers(level));
    }

    /** A trait that takes more than terms, and whether it is wanted. */
    private record Asked(RelationTrait trait, boolean wanted) {}

    /** A test of vertices that asks once of each: relations are many more. */
    private static final class Remembered {

        private final IntPredicate test;
        private final boolean isAny;
        private final BitSet known = new BitSet();
        private final BitSet passing = new BitSet();

        Remembered(IntPredicate test) {
            this.test = test;
            this.isAny = test.equals(RelationQuestion.ANY);
        }

        boolean passes(int vertex) {
            if (isAny) {
                return true;
            }
            if (!known.get(vertex)) {
                known.set(vertex);
                passing.set(vertex, test.test(vertex));
            }
            return passing.get(vertex);
        }
    }

    /** Traits that the terms alone tell. */
    private static final Set<RelationTrait> OF_TERMS = Set.of(
            RelationTrait.STANDING,
            RelationTrait.WITHOUT_END,
            RelationTrait.WITHOUT_FACTOR,
            RelationTrait.WITHOUT_TICKET);

    /** Visits those of the whole estate that pass. O(V + E), less where few classes can pass. */
    void forEach(Budget budget, RelationRows.Visitor visitor) {
        BitSet classes = classes();
        if (!classes.isEmpty()) {
            rows.forEach(classes, budget::check, passing(visitor));
        }
    }

    /** Visits those that pass from or to one entity. O(its rows). */
    void forEachAt(int entity, RelationRows.Visitor visitor) {
        rows.forEachAt(entity, classes(), passing(visitor));
    }

    private RelationRows.Visitor passing(RelationRows.Visitor visitor) {
        return (source, target, arcClass) -> {
            if (passes(source, target, arcClass)) {
                visitor.visit(source, target, arcClass);
            }
        };
    }

    /* The arc classes of which any relation can pass. */
    private BitSet classes() {
        BitSet classes = rows.classes(this::canPass);
        for (int c = classes.nextSetBit(0); c >= 0; c = classes.nextSetBit(c + 1)) {
            for (RelationSet.ByArcClass set : among) {
                classes.set(c, classes.get(c) && !set.isWithout(c));
            }
        }
        return classes;
    }

    private boolean canPass(RelationClass relation) {
        Terms terms = relation.terms();
        return isAny(filter.kinds(), relation.kind())
                && isAny(filter.states(), terms.state())
                && isAny(filter.said().sourceKinds(), relation.sourceKind())
                && filter.dates().include(terms)
                && OF_TERMS.stream().allMatch(trait -> isAsAsked(trait, ofTerms(trait, terms)))
                && (!Boolean.TRUE.equals(filter.traits().get(RelationTrait.OPEN))
                        || Closure.ofTerms(relation, question.at()).isEmpty());
    }

    private static <T> boolean isAny(@Nullable Set<T> wanted, T one) {
        return wanted == null || wanted.contains(one);
    }

    private boolean isAsAsked(RelationTrait trait, boolean is) {
        Boolean wanted = filter.traits().get(trait);
        return wanted == null || wanted == is;
    }

    /* Whether a relation passes whose class can. */
    private boolean passes(int source, int target, int arcClass) {
        return from.passes(source)
                && to.passes(target)
                && (record.isAny || record.passes(records.record(source, target)))
                && isAmong(source, target, arcClass)
                && gives(target, arcClass)
                && hasTraits(source, target, arcClass);
    }

    private RelationClass relation(int arcClass) {
        return Objects.requireNonNull(snapshot.arcClasses().get(arcClass).relation(), "classes are of relations");
    }

    /* Loops, as they run once a relation of the estate. */
    private boolean isAmong(int source, int target, int arcClass) {
        for (RelationSet.ByArcClass set : among) {
            if (!set.contains(source, target, arcClass)) {
                return false;
            }
        }
        return true;
    }

    private boolean hasTraits(int source, int target, int arcClass) {
        for (Asked trait : asked) {
            if (is(trait.trait(), source, target, arcClass) != trait.wanted()) {
                return false;
            }
        }
        return true;
    }

    private static boolean ofTerms(RelationTrait trait, Terms terms) {
        return switch (trait) {
            case STANDING -> terms.isStanding();
            case WITHOUT_END -> terms.until() == null;
            case WITHOUT_FACTOR -> terms.factors().isEmpty();
            case WITHOUT_TICKET -> !terms.ticket();
            case CROSS_ORGANIZATION, OPEN, WITHOUT_APPROVAL, WITHOUT_OWNER, WITHOUT_CONTRACT, WITHOUT_REVIEW ->
                throw new IllegalArgumentException(trait + " takes more than terms");
        };
    }

    private boolean is(RelationTrait trait, int source, int target, int arcClass) {
        return switch (trait) {
            case CROSS_ORGANIZATION -> isForeign(source, target);
            case OPEN ->
                !closed.get(arcClass)
                        && !(records.isDisabled(backwards.get(arcClass) ? source : target)
                                && Closure.isDisabled(
                                        snapshot,
                                        source,
                                        target,
                                        relation(arcClass).kind()));
            case WITHOUT_APPROVAL -> !records.asksApproval(target, relation(arcClass));
            case WITHOUT_OWNER -> !records.isOwned(records.record(source, target));
            case WITHOUT_CONTRACT -> !records.isUnderContract(records.record(source, target));
            case WITHOUT_REVIEW -> !records.isReviewed(records.record(source, target));
            case STANDING, WITHOUT_END, WITHOUT_FACTOR, WITHOUT_TICKET ->
                ofTerms(trait, relation(arcClass).terms());
        };
    }

    private boolean gives(int target, int arcClass) {
        AccessLevel level = filter.levelAtLeast();
        if (level == null) {
            return true;
        }
        List<Target> scopesOf = giving.get(arcClass) ? scopes(target) : List.of();
        return scopesOf.isEmpty()
                ? givingEnough.get(arcClass)
                : scopesOf.stream().anyMatch(scope -> scope.level().covers(level));
    }

    private boolean isForeign(int source, int target) {
        int holders = records.organization(source);
        if (holders < 0) {
            return false;
        }
        List<Target> scopesOf = scopes(target);
        return scopesOf.isEmpty()
                ? isAnother(target, holders)
                : scopesOf.stream().anyMatch(scope -> isAnother(scope.vertex(), holders));
    }

    private boolean isAnother(int vertex, int holders) {
        int theirs = records.organization(vertex);
        return theirs >= 0 && theirs != holders;
    }

    private record Target(int vertex, AccessLevel level) {}

    /** What access through a grant gives levels on; empty: it is none, or gives none, so that the relation itself gives. */
    private List<Target> scopes(int target) {
        return records.isGrant(target) ? scopes.computeIfAbsent(target, this::scopesOf) : List.of();
    }

    private List<Target> scopesOf(int grant) {
        return rows.in(grant).stream()
                .filter(grants -> grants.relationClass().kind() == RelationKind.GRANTS)
                .map(grants -> new Target(grants.to(), grants.relationClass().gives()))
                .toList();
    }
}
