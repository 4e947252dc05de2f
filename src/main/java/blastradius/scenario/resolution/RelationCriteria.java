package blastradius.scenario.resolution;

import blastradius.model.AccessLevel;
import blastradius.model.EntityKind;
import blastradius.model.EntityType;
import blastradius.model.RelationClass;
import blastradius.model.RelationKind;
import blastradius.model.Rule;
import blastradius.snapshot.RelationAt;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a rule asks of relations. */
final class RelationCriteria {

    /** No tenant in particular. */
    static final int ANY = -2;

    /** No entity has this vertex: the rule names an id that the estate lacks, so nothing passes. */
    private static final int NOTHING = -3;

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

    /** What the class alone can say: O(1) a class. */
    boolean passes(RelationClass relation) {
        return (rule.sourceKinds().isEmpty() || rule.sourceKinds().contains(relation.sourceKind()))
                && (!rule.standing() || relation.terms().isStanding());
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
                    .map(grants ->
                            new Target(grants.to(), grants.relationClass().gives()))
                    .toList();
            if (!scopes.isEmpty()) {
                return scopes;
            }
        }
        return List.of(new Target(relation.to(), relation.relationClass().gives()));
    }
}
