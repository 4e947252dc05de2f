package blastradius.scenario;

import blastradius.model.Action;
import blastradius.model.EntityKind;
import blastradius.model.EntityType;
import blastradius.model.RelationKind;
import blastradius.snapshot.RelationAt;
import java.util.List;
import java.util.Set;

/** Disables identities; sees persons and contracts off. */
final class PeopleChanges {

    private static final Set<RelationKind> SERVED = Set.of(
            RelationKind.MANAGES,
            RelationKind.BACKS_UP,
            RelationKind.CAN,
            RelationKind.HOLDS_GRANT,
            RelationKind.MEMBER_OF);

    private final Draft draft;
    private final Selector selector;
    private final SecretChanges secrets;

    PeopleChanges(Draft draft, Selector selector, SecretChanges secrets) {
        this.draft = draft;
        this.selector = selector;
        this.secrets = secrets;
    }

    int disable(Action.Disable disable) {
        Set<Integer> identities = selector.entities(disable.select(), EntityType.IDENTITY);
        identities.forEach(draft::disable);
        return identities.size();
    }

    int offboard(Action.Offboard offboard) {
        Set<Integer> leaving = selector.entities(
                offboard.select(), vertex -> switch (draft.kind(vertex).type()) {
                    case PERSON, CONTRACT -> true;
                    case TENANT, IDENTITY, GROUP, ROLE, GRANT, CREDENTIAL, RESOURCE -> false;
                });
        for (int vertex : leaving) {
            if (draft.kind(vertex).type() == EntityType.PERSON) {
                person(vertex);
            } else {
                contract(vertex);
            }
        }
        return leaving.size();
    }

    private void person(int person) {
        into(person, RelationKind.USED_BY).forEach(use -> account(use.from()));
        into(person, RelationKind.KNOWN_TO).forEach(known -> secrets.rotate(known.from(), null));
    }

    private void account(int identity) {
        draft.disable(identity);
        draft.from(identity).stream()
                .filter(held ->
                        AccessChanges.ACCESS.contains(held.relationClass().kind()))
                .forEach(draft::remove);
    }

    private void contract(int contract) {
        for (RelationAt under : into(contract, RelationKind.UNDER_CONTRACT)) {
            switch (draft.kind(under.from()).type()) {
                case PERSON -> person(under.from());
                case IDENTITY -> account(under.from());
                case GRANT, GROUP -> endAccessInto(under.from());
                case TENANT, ROLE, CREDENTIAL, RESOURCE, CONTRACT -> {}
            }
        }
        if (draft.tenant(contract) >= 0) {
            endServiceOf(draft.organization(draft.tenant(contract)));
        }
    }

    private void endAccessInto(int grant) {
        draft.to(grant).stream()
                .filter(held ->
                        AccessChanges.ACCESS.contains(held.relationClass().kind()))
                .forEach(draft::remove);
    }

    /** What providers hold of a customer. */
    private void endServiceOf(String organization) {
        draft.relations(relation -> SERVED.contains(relation.kind())).stream()
                .filter(relation -> isOf(relation.to(), organization) && isProviders(relation.from(), organization))
                .forEach(draft::remove);
    }

    private boolean isOf(int vertex, String organization) {
        int tenant = draft.tenant(vertex);
        return tenant >= 0 && draft.organization(tenant).equals(organization);
    }

    private boolean isProviders(int holder, String organization) {
        int tenant = draft.tenant(holder);
        return tenant >= 0
                && draft.kind(tenant) == EntityKind.PROVIDER
                && !draft.organization(tenant).equals(organization);
    }

    private List<RelationAt> into(int vertex, RelationKind kind) {
        return draft.to(vertex).stream()
                .filter(relation -> relation.relationClass().kind() == kind)
                .toList();
    }
}
