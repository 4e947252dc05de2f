package blastradius.scenario.resolution;

import static blastradius.model.RelationKind.CAN_APPROVE;
import static blastradius.model.RelationKind.GRANTS;
import static blastradius.model.RelationKind.HOLDS_GRANT;

import blastradius.model.Action;
import blastradius.model.GrantState;
import blastradius.model.RelationKind;
import blastradius.model.Selection;
import blastradius.model.Terms;
import blastradius.snapshot.RelationAt;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

/** Ends, narrows and gates access. Each method tells how many relations it changed. */
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

    int revoke(Action.Revoke revoke) {
        Set<RelationAt> ended = access(revoke.select());
        ended.forEach(draft::remove);
        return ended.size();
    }

    int expire(Action.Expire expire) {
        int count = 0;
        for (RelationAt relation : access(expire.select())) {
            count += narrow(relation, Narrowing.until(relation.relationClass().terms(), expire.at()));
        }
        return count;
    }

    private int narrow(RelationAt relation, Terms terms) {
        if (terms.equals(relation.relationClass().terms())) {
            return 0;
        }
        draft.narrow(relation, terms);
        return 1;
    }

    int scope(Action.Scope scope) {
        Set<RelationAt> selected = access(scope.select());
        OptionalInt tenant = selector.vertex(scope.tenant());
        if (tenant.isEmpty()) {
            return 0;
        }
        Set<RelationAt> ended = new LinkedHashSet<>();
        for (RelationAt relation : selected) {
            List<RelationAt> gives = gives(relation);
            List<RelationAt> elsewhere = gives.stream()
                    .filter(given -> draft.tenant(given.to()) != tenant.getAsInt())
                    .toList();
            ended.addAll(elsewhere.size() == gives.size() ? List.of(relation) : elsewhere);
        }
        ended.forEach(draft::remove);
        return ended.size();
    }

    /** What the relation gives levels by: the grant's scopes, or itself. Helpers are nobody's to end. */
    private List<RelationAt> gives(RelationAt relation) {
        return relation.relationClass().kind() == HOLDS_GRANT
                ? draft.from(relation.to()).stream()
                        .filter(grants -> grants.relationClass().kind() == GRANTS && !draft.isHelper(grants.to()))
                        .toList()
                : List.of(relation);
    }

    int makeEligible(Action.MakeEligible change) {
        return gate(access(change.select()), change.approvers());
    }

    int requireApproval(Action.RequireApproval change) {
        return gate(access(change.select()), change.approvers());
    }

    /** Approvers of one access are those it named before and the new ones where it asked for approval already. */
    private int gate(Collection<RelationAt> relations, Set<String> approvers) {
        Set<String> known = new LinkedHashSet<>(approvers);
        known.removeIf(id -> selector.vertex(id).isEmpty());
        int count = 0;
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
            count++;
        }
        return count;
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
