package blastradius.scenario.resolution;

import blastradius.model.AccessLevel;
import blastradius.model.Clause;
import blastradius.model.EntityKind;
import blastradius.model.EntityType;
import blastradius.model.GrantState;
import blastradius.model.RelationClass;
import blastradius.model.RelationKind;
import blastradius.model.Rule;
import blastradius.model.Terms;
import blastradius.snapshot.RelationAt;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a rule asks of relations. */
final class RelationCriteria {

    /** No tenant in particular. */
    static final int ANY = -2;

    /** No entity has this vertex: the rule names an id that the estate lacks, so nothing passes. */
    private static final int NOTHING = -3;

    private static final Duration STANDING = Duration.ofDays(90);

    private final DraftedEstate draft;
    private final Rule rule;
    private final int holder;
    private final int tenant;
    private final int provider;

    RelationCriteria(DraftedEstate draft, Rule rule) {
        this.draft = draft;
        this.rule = rule;
        this.holder = tenant(draft, rule.holder());
        this.tenant = tenant(draft, rule.tenant());
        this.provider = tenant(draft, rule.provider());
    }

    /** The vertex of an id that a rule names; {@link #ANY} for none. */
    static int tenant(DraftedEstate draft, @Nullable String id) {
        return id == null ? ANY : draft.vertex(id).orElse(NOTHING);
    }

    /** Open without activation, and for more than 90 days. */
    static boolean isStanding(Terms terms) {
        return terms.state() == GrantState.STANDING
                && terms.deniedBy() == null
                && (terms.from() == null
                        || terms.until() == null
                        || Duration.between(terms.from(), terms.until()).compareTo(STANDING) > 0);
    }

    /** What the class alone can say: O(1) a class. */
    boolean passes(RelationClass relation) {
        return (rule.sourceKinds().isEmpty() || rule.sourceKinds().contains(relation.sourceKind()))
                && (!rule.standing() || isStanding(relation.terms()));
    }

    boolean passes(RelationAt relation) {
        return (holder == ANY || relation.from() == holder)
                && (provider == ANY || draft.tenant(relation.from()) == provider)
                && isOfKind(draft.kind(relation.from()))
                && (asksNothingOfTargets() || targets(relation).stream().anyMatch(target -> passes(relation, target)));
    }

    private boolean asksNothingOfTargets() {
        return rule.level() == null && tenant == ANY && !rule.crossTenant();
    }

    private boolean isOfKind(EntityKind kind) {
        return rule.kinds().isEmpty() || rule.kinds().stream().anyMatch(wanted -> wanted.includes(kind));
    }

    private boolean passes(RelationAt relation, Target target) {
        int home = draft.tenant(target.vertex());
        AccessLevel level = rule.level();
        return (level == null || target.level().covers(level))
                && (tenant == ANY || home == tenant)
                && (!rule.crossTenant() || isForeign(draft.tenant(relation.from()), home));
    }

    private boolean isForeign(int holders, int targets) {
        return holders >= 0 && targets >= 0 && !draft.organization(holders).equals(draft.organization(targets));
    }

    private record Target(int vertex, AccessLevel level) {}

    /** What access through a grant gives levels on: its scopes; else the target itself. */
    private List<Target> targets(RelationAt relation) {
        RelationKind kind = relation.relationClass().kind();
        if (kind == RelationKind.HOLDS_GRANT || draft.kind(relation.to()).type() == EntityType.GRANT) {
            List<Target> scopes = draft.from(relation.to()).stream()
                    .filter(grants -> grants.relationClass().kind() == RelationKind.GRANTS)
                    .map(grants -> new Target(grants.to(), level(grants.relationClass())))
                    .toList();
            if (!scopes.isEmpty()) {
                return scopes;
            }
        }
        return List.of(new Target(relation.to(), level(relation.relationClass())));
    }

    /** The highest level that the relation gives; SEE for what gives none by itself. */
    private static AccessLevel level(RelationClass relation) {
        return relation.kind().clauses().stream()
                .map(clause -> level(clause.gives(), relation.terms()))
                .max(AccessLevel::compareTo)
                .orElse(AccessLevel.SEE);
    }

    private static AccessLevel level(Clause.Side gives, Terms terms) {
        return switch (gives) {
            case Clause.Side.Fixed fixed -> fixed.level();
            case Clause.Side.Stated stated -> {
                AccessLevel level = terms.level();
                yield level == null ? stated.byDefault() : level;
            }
            case Clause.Side.Exercise exercise -> AccessLevel.CONTROL;
            case Clause.Side.Same same -> AccessLevel.CONTROL;
        };
    }
}
