package blastradius.scenario.resolution;

import static blastradius.model.RelationKind.CAN_APPROVE;
import static blastradius.model.RelationKind.GRANTS;
import static blastradius.model.RelationKind.HOLDS_GRANT;

import blastradius.model.AccessLevel;
import blastradius.model.Action;
import blastradius.model.GrantState;
import blastradius.model.RelationKind;
import blastradius.model.Selection;
import blastradius.model.Terms;
import blastradius.snapshot.RelationAt;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Ends, narrows and gates access. Each method tells which relations it changed. */
final class AccessChanges {

    private final DraftedEstate draft;
    private final Selector selector;

    AccessChanges(DraftedEstate draft, Selector selector) {
        this.draft = draft;
        this.selector = selector;
    }

    private Set<RelationAt> access(Selection select) {
        return selector.relations(select, RelationKind::isAccess, RelationKind::isUsualAccess);
    }

    Touched revoke(Action.Revoke revoke) {
        Set<RelationAt> ended = access(revoke.select());
        ended.forEach(draft::remove);
        return Touched.relations(ended);
    }

    Touched expire(Action.Expire expire) {
        Set<RelationAt> changed = new LinkedHashSet<>();
        for (RelationAt relation : access(expire.select())) {
            Terms terms = relation.relationClass().terms();
            Terms ending = Narrowing.until(terms, expire.at());
            if (!ending.equals(terms)) {
                draft.narrow(relation, ending);
                changed.add(relation);
            }
        }
        return Touched.relations(changed);
    }

    /** What is narrowed is the access; what ends, or is lowered, may be several relations of its grant. */
    Touched scope(Action.Scope scope) {
        Set<RelationAt> selected = access(scope.select());
        Set<Integer> tenants = new HashSet<>();
        scope.tenants().forEach(id -> selector.vertex(id).ifPresent(tenants::add));
        if (tenants.isEmpty() && !scope.tenants().isEmpty()) {
            return Touched.NOTHING;
        }
        Set<RelationAt> ended = new LinkedHashSet<>();
        Set<RelationAt> lowered = new LinkedHashSet<>();
        Set<RelationAt> changed = new LinkedHashSet<>();
        for (RelationAt relation : selected) {
            List<RelationAt> gives = gives(relation);
            List<RelationAt> elsewhere = scope.tenants().isEmpty()
                    ? List.of()
                    : gives.stream()
                            .filter(given -> !tenants.contains(draft.tenant(given.to())))
                            .toList();
            boolean whole = !scope.tenants().isEmpty() && elsewhere.size() == gives.size();
            List<RelationAt> higher = gives.stream()
                    .filter(given -> !elsewhere.contains(given) && isHigher(given, scope.level()))
                    .toList();
            ended.addAll(whole ? List.of(relation) : elsewhere);
            lowered.addAll(higher);
            if (whole || !elsewhere.isEmpty() || !higher.isEmpty()) {
                changed.add(relation);
            }
        }
        ended.forEach(draft::remove);
        lowered.forEach(relation -> draft.narrow(
                relation,
                relation.relationClass().terms().with().level(scope.level()).build()));
        return Touched.relations(changed);
    }

    private static boolean isHigher(RelationAt relation, @Nullable AccessLevel highest) {
        return highest != null
                && relation.relationClass().kind().hasLevels()
                && !highest.covers(relation.relationClass().gives());
    }

    /** What the relation gives levels by: the grant's scopes, or itself. Helpers are nobody's to end. */
    private List<RelationAt> gives(RelationAt relation) {
        return relation.relationClass().kind() == HOLDS_GRANT
                ? draft.from(relation.to()).stream()
                        .filter(grants -> grants.relationClass().kind() == GRANTS && !draft.isHelper(grants.to()))
                        .toList()
                : List.of(relation);
    }

    Touched makeEligible(Action.MakeEligible change) {
        return gate(access(change.select()), change.approvers());
    }

    Touched requireApproval(Action.RequireApproval change) {
        return gate(access(change.select()), change.approvers());
    }

    /** Approvers of one access are those it named before and the new ones where it asked for approval already. */
    private Touched gate(Collection<RelationAt> relations, Set<String> approvers) {
        Set<String> known = new LinkedHashSet<>(approvers);
        known.removeIf(id -> selector.vertex(id).isEmpty());
        Set<RelationAt> changed = new LinkedHashSet<>();
        for (RelationAt relation : relations) {
            Terms terms = relation.relationClass().terms();
            boolean stood = terms.state() != GrantState.ELIGIBLE;
            if (!stood && (known.isEmpty() || terms.approvers().containsAll(known))) {
                continue;
            }
            Terms gated = gated(terms, approvers.isEmpty() ? terms.approvers() : approvers);
            if (stood || !asksForApproval(relation)) {
                draft.narrow(relation, gated);
            } else {
                draft.widen(relation, gated);
            }
            changed.add(relation);
        }
        return Touched.relations(changed);
    }

    private static Terms gated(Terms terms, Set<String> approvers) {
        return terms.with().state(GrantState.ELIGIBLE).approvers(approvers).build();
    }

    private boolean asksForApproval(RelationAt relation) {
        return !relation.relationClass().terms().approvers().isEmpty()
                || draft.to(relation.to()).stream()
                        .anyMatch(other -> other.relationClass().kind() == CAN_APPROVE);
    }
}
