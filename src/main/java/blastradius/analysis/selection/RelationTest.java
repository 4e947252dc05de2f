package blastradius.analysis.selection;

import blastradius.model.AccessLevel;
import blastradius.model.RelationClass;
import blastradius.model.RelationFilter;
import blastradius.model.RelationKind;
import blastradius.model.RelationTrait;
import blastradius.model.Terms;
import blastradius.snapshot.RelationAt;
import blastradius.snapshot.RelationRows;
import blastradius.snapshot.Snapshot;
import java.util.BitSet;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Whether relations are what a filter asks for. Not for several threads. */
final class RelationTest {

    private final RelationQuestion question;
    private final RelationFilter filter;
    private final Snapshot snapshot;
    private final RelationRows rows;
    private final RelationRecords records;
    private final Set<RelationTrait> asked;
    private final Map<Integer, List<Target>> scopes = new HashMap<>(); // by grant

    RelationTest(RelationQuestion question) {
        this.question = question;
        this.filter = question.filter();
        this.snapshot = question.snapshot();
        this.rows = new RelationRows(snapshot);
        this.records = RelationRecords.of(snapshot);
        this.asked = EnumSet.noneOf(RelationTrait.class);
        this.asked.addAll(filter.traits().keySet());
        this.asked.removeIf(trait -> OF_TERMS.contains(trait));
    }

    /** Traits that the terms alone tell. */
    private static final Set<RelationTrait> OF_TERMS = Set.of(
            RelationTrait.STANDING,
            RelationTrait.WITHOUT_END,
            RelationTrait.WITHOUT_FACTOR,
            RelationTrait.WITHOUT_TICKET);

    /** The arc classes of which any relation can pass. */
    BitSet classes() {
        return rows.classes(this::canPass);
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

    /** Whether a relation passes whose class can. */
    boolean passes(int from, int to, RelationClass relation) {
        return question.from().test(from)
                && question.to().test(to)
                && question.record().test(records.record(from, to))
                && isAmong(from, to, relation)
                && gives(to, relation)
                && hasTraits(from, to, relation);
    }

    /* A loop, as it runs once a relation of the estate. */
    private boolean isAmong(int from, int to, RelationClass relation) {
        for (RelationSet set : question.among()) {
            if (!set.contains(from, to, relation)) {
                return false;
            }
        }
        return true;
    }

    private boolean hasTraits(int from, int to, RelationClass relation) {
        for (RelationTrait trait : asked) {
            if (!isAsAsked(trait, is(trait, new RelationAt(from, to, relation)))) {
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

    private boolean is(RelationTrait trait, RelationAt at) {
        RelationClass relation = at.relationClass();
        return switch (trait) {
            case CROSS_ORGANIZATION -> isForeign(at);
            case OPEN ->
                Closure.of(snapshot, at.from(), at.to(), relation, question.at())
                        .isEmpty();
            case WITHOUT_APPROVAL -> !records.asksApproval(at.to(), relation);
            case WITHOUT_OWNER -> !records.isOwned(records.record(at.from(), at.to()));
            case WITHOUT_CONTRACT -> !records.isUnderContract(records.record(at.from(), at.to()));
            case WITHOUT_REVIEW -> !records.isReviewed(records.record(at.from(), at.to()));
            case STANDING, WITHOUT_END, WITHOUT_FACTOR, WITHOUT_TICKET -> ofTerms(trait, relation.terms());
        };
    }

    private boolean gives(int to, RelationClass relation) {
        AccessLevel level = filter.levelAtLeast();
        return level == null
                || (!relation.kind().clauses().isEmpty()
                        && targets(to, relation).stream()
                                .anyMatch(target -> target.level().covers(level)));
    }

    private boolean isForeign(RelationAt at) {
        int holders = records.organization(at.from());
        return holders >= 0
                && (records.isGrant(at.to())
                        ? targets(at.to(), at.relationClass()).stream()
                                .anyMatch(target -> isAnother(target.vertex(), holders))
                        : isAnother(at.to(), holders));
    }

    private boolean isAnother(int vertex, int holders) {
        int theirs = records.organization(vertex);
        return theirs >= 0 && theirs != holders;
    }

    private record Target(int vertex, AccessLevel level) {}

    /** What access through a grant gives levels on: its scopes; else what the relation leads to. */
    private List<Target> targets(int to, RelationClass relation) {
        List<Target> ofGrant = records.isGrant(to) ? scopes.computeIfAbsent(to, this::scopes) : List.of();
        return ofGrant.isEmpty() ? List.of(new Target(to, relation.gives())) : ofGrant;
    }

    private List<Target> scopes(int grant) {
        return rows.in(grant).stream()
                .filter(grants -> grants.relationClass().kind() == RelationKind.GRANTS)
                .map(grants -> new Target(grants.to(), grants.relationClass().gives()))
                .toList();
    }
}
