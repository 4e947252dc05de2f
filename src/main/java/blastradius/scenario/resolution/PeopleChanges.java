package blastradius.scenario.resolution;

import blastradius.model.Action;
import blastradius.model.EntityKind;
import blastradius.model.EntityType;
import blastradius.model.RelationKind;
import blastradius.snapshot.RelationAt;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Disables identities; sees persons and contracts off. */
final class PeopleChanges {

    private final DraftedEstate draft;
    private final Selector selector;
    private final SecretChanges secrets;

    PeopleChanges(DraftedEstate draft, Selector selector, SecretChanges secrets) {
        this.draft = draft;
        this.selector = selector;
        this.secrets = secrets;
    }

    Touched disable(Action.Disable disable) {
        Set<Integer> identities = selector.entities(disable.select(), EntityType.IDENTITY);
        identities.forEach(draft::disable);
        return Touched.entities(identities);
    }

    Touched offboard(Action.Offboard offboard) {
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
        return Touched.entities(leaving);
    }

    private void person(int person) {
        into(person, RelationKind.USED_BY).forEach(use -> account(use.from()));
        into(person, RelationKind.KNOWN_TO).forEach(known -> secrets.rotate(known.from(), null));
    }

    private void account(int identity) {
        draft.disable(identity);
        draft.from(identity).stream()
                .filter(held -> held.relationClass().kind().isAccess())
                .forEach(draft::remove);
    }

    private void contract(int contract) {
        Set<String> customers = new LinkedHashSet<>();
        noteCustomer(contract, customers);
        for (RelationAt under : into(contract, RelationKind.UNDER_CONTRACT)) {
            noteCustomer(under.from(), customers);
            switch (draft.kind(under.from()).type()) {
                case PERSON -> person(under.from());
                case IDENTITY -> account(under.from());
                case GRANT, GROUP -> grant(under.from(), customers);
                case TENANT, ROLE, CREDENTIAL, RESOURCE, CONTRACT -> {}
            }
        }
        endServiceOf(customers);
    }

    /** A provider is no customer of its own contract. */
    private void noteCustomer(int vertex, Set<String> customers) {
        int tenant = draft.tenant(vertex);
        if (tenant >= 0 && draft.kind(tenant) != EntityKind.PROVIDER) {
            customers.add(draft.organization(tenant));
        }
    }

    private void grant(int grant, Set<String> customers) {
        draft.from(grant).stream()
                .filter(grants -> grants.relationClass().kind() == RelationKind.GRANTS)
                .forEach(grants -> noteCustomer(grants.to(), customers));
        endAccessInto(grant);
    }

    private void endAccessInto(int grant) {
        draft.to(grant).stream()
                .filter(held -> held.relationClass().kind().isAccess())
                .forEach(draft::remove);
    }

    /** What providers hold of customers. */
    private void endServiceOf(Set<String> customers) {
        draft.relations(relation -> relation.kind().isServiceOfPeople()).stream()
                .filter(relation -> isOf(relation.to(), customers) && isProviders(relation.from()))
                .forEach(draft::remove);
    }

    private boolean isOf(int vertex, Set<String> organizations) {
        int tenant = draft.tenant(vertex);
        return tenant >= 0 && organizations.contains(draft.organization(tenant));
    }

    private boolean isProviders(int holder) {
        int tenant = draft.tenant(holder);
        return tenant >= 0 && draft.kind(tenant) == EntityKind.PROVIDER;
    }

    private List<RelationAt> into(int vertex, RelationKind kind) {
        return draft.to(vertex).stream()
                .filter(relation -> relation.relationClass().kind() == kind)
                .toList();
    }
}
