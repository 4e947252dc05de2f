package blastradius.scenario.residue;

import blastradius.analysis.question.Budget;
import blastradius.model.EntityKind;
import blastradius.model.RelationKind;
import blastradius.scenario.resolution.StatedRelations;
import blastradius.snapshot.RelationAt;
import blastradius.snapshot.Snapshot;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * What is under a contract, and what providers hold of the customers that it is about. O(E).
 *
 * <p>A grant of these customers alone is given up by whoever holds it; of one that is of others as well, only what it gives here ends.
 */
final class ContractParts {

    private final Snapshot snapshot;
    private final StatedRelations stated;
    private final List<RelationAt> under = new ArrayList<>();
    private final Set<RelationAt> service = new LinkedHashSet<>();
    private final Set<String> customers = new LinkedHashSet<>();

    ContractParts(Snapshot snapshot, StatedRelations stated, int contract, Budget budget) {
        this.snapshot = snapshot;
        this.stated = stated;
        noteCustomer(contract);
        for (RelationAt relation : stated.of(contract)) {
            if (relation.to() == contract && relation.relationClass().kind() == RelationKind.UNDER_CONTRACT) {
                part(relation);
            }
        }
        stated.relations(relation -> relation.kind().isServiceOfPeople(), budget).stream()
                .filter(relation -> isCustomers(relation.to()) && isProviders(relation.from()))
                .forEach(service::add);
        stated.relations(relation -> relation.kind() == RelationKind.GRANTS, budget).stream()
                .filter(grants -> isCustomers(grants.to()))
                .forEach(this::granted);
    }

    /** What is under it: persons, identities and tools that go, credentials that are known. */
    List<RelationAt> under() {
        return under;
    }

    /** What providers hold of the customers. */
    Set<RelationAt> service() {
        return service;
    }

    /** Whether something belongs to a customer that the contract is about. */
    boolean isCustomers(int entity) {
        int tenant = snapshot.tenant(entity);
        return tenant >= 0 && customers.contains(organization(tenant));
    }

    private void part(RelationAt relation) {
        int part = relation.from();
        noteCustomer(part);
        switch (snapshot.kind(part).type()) {
            case PERSON, IDENTITY, RESOURCE, CREDENTIAL -> under.add(relation);
            case GRANT, GROUP -> {
                stated.of(part).stream()
                        .filter(grants -> grants.relationClass().kind() == RelationKind.GRANTS)
                        .forEach(grants -> noteCustomer(grants.to()));
                giveUp(part);
            }
            case TENANT, ROLE, CONTRACT -> {}
        }
    }

    /** A provider is no customer of its own contract. */
    private void noteCustomer(int entity) {
        int tenant = snapshot.tenant(entity);
        if (tenant >= 0 && snapshot.kind(tenant) != EntityKind.PROVIDER) {
            customers.add(organization(tenant));
        }
    }

    private String organization(int tenant) {
        return Objects.requireNonNullElseGet(snapshot.traits(tenant).organization(), () -> snapshot.id(tenant));
    }

    private boolean isProviders(int holder) {
        int tenant = snapshot.tenant(holder);
        return tenant >= 0 && snapshot.kind(tenant) == EntityKind.PROVIDER;
    }

    private void granted(RelationAt grants) {
        boolean isOfOthers = stated.of(grants.from()).stream()
                .anyMatch(other -> other.from() == grants.from()
                        && other.relationClass().kind() == RelationKind.GRANTS
                        && !isCustomers(other.to()));
        boolean isHeldByProviders = holders(grants.from()).stream().anyMatch(held -> isProviders(held.from()));
        if (isOfOthers && isHeldByProviders) {
            service.add(grants);
        } else if (!isOfOthers) {
            holders(grants.from()).stream()
                    .filter(held -> isProviders(held.from()))
                    .forEach(service::add);
        }
    }

    private void giveUp(int grant) {
        service.addAll(holders(grant));
    }

    private List<RelationAt> holders(int grant) {
        return stated.of(grant).stream()
                .filter(held ->
                        held.to() == grant && held.relationClass().kind().isAccess())
                .toList();
    }
}
