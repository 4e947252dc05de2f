package blastradius.scenario.advice;

import blastradius.analysis.selection.Assignments;
import blastradius.model.EntityKind;
import blastradius.model.EntityType;
import blastradius.model.RelationKind;
import blastradius.scenario.resolution.StatedRelations;
import blastradius.snapshot.RelationAt;
import blastradius.snapshot.Snapshot;
import blastradius.snapshot.Valuation;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Who really uses access: the accounts behind a holder, whether people sit at them, and for which clients they work. */
final class Holders {

    private final Snapshot snapshot;
    private final StatedRelations stated;

    Holders(Snapshot snapshot, StatedRelations stated) {
        this.snapshot = snapshot;
        this.stated = stated;
    }

    /** Who holds the access: of a grant or group all that hold it, as it is changed for all of them. */
    Set<Integer> of(RelationAt access) {
        return access.relationClass().kind() == RelationKind.HOLDS_GRANT
                ? new LinkedHashSet<>(stated.of(access.to()).stream()
                        .filter(relation -> relation.to() == access.to()
                                && relation.relationClass().kind() == RelationKind.HOLDS_GRANT)
                        .map(RelationAt::from)
                        .toList())
                : Set.of(access.from());
    }

    /** Whether people, and nobody and nothing else, use what these hold: only they can ask for an approval, and wait for it. */
    boolean arePeople(Collection<Integer> holders) {
        return holders.stream().allMatch(holder -> {
            Set<Integer> accounts = accounts(holder);
            return !accounts.isEmpty() && accounts.stream().allMatch(this::isPersons);
        });
    }

    /** An account for emergencies must open when nobody is there to approve. */
    private boolean isPersons(int account) {
        return snapshot.kind(account) == EntityKind.HUMAN
                && !snapshot.traits(account).breakGlass();
    }

    /** The holder, or over all groups in it whoever is a member. */
    private Set<Integer> accounts(int holder) {
        Set<Integer> accounts = new LinkedHashSet<>();
        Set<Integer> seen = new LinkedHashSet<>(Set.of(holder));
        Deque<Integer> open = new ArrayDeque<>(seen);
        while (!open.isEmpty()) {
            int vertex = open.remove();
            if (snapshot.kind(vertex).type() != EntityType.GROUP) {
                accounts.add(vertex);
                continue;
            }
            stated.of(vertex).stream()
                    .filter(relation ->
                            relation.to() == vertex && relation.relationClass().kind() == RelationKind.MEMBER_OF)
                    .map(RelationAt::from)
                    .filter(seen::add)
                    .forEach(open::add);
        }
        return accounts;
    }

    /**
     * The organizations that all who use the access work for, as assignments and contracts say; empty where of somebody nothing is said.
     */
    Set<Integer> clients(RelationAt access) {
        Set<Integer> clients = new TreeSet<>(said(access.to()));
        boolean bySubject = clients.isEmpty();
        for (int holder : of(access)) {
            Set<Integer> accounts = accounts(holder);
            for (int account : accounts) {
                Set<Integer> own = new TreeSet<>(said(account));
                own.addAll(said(holder));
                if (own.isEmpty() && bySubject) {
                    return Set.of();
                }
                clients.addAll(own);
            }
            if (accounts.isEmpty() && bySubject) {
                return Set.of();
            }
        }
        return clients;
    }

    /** What is said of an entity, and of the persons who use it. */
    private Set<Integer> said(int entity) {
        Set<Integer> said = new TreeSet<>();
        Stream.concat(Stream.of(entity), to(entity, RelationKind.USED_BY).stream())
                .forEach(subject -> {
                    stated.of(subject).stream()
                            .filter(relation -> relation.relationClass().kind() == RelationKind.ASSIGNED_TO)
                            .forEach(relation -> said.add(organization(Assignments.other(relation, subject))));
                    to(subject, RelationKind.UNDER_CONTRACT).forEach(contract -> said.add(customer(contract)));
                });
        said.remove(Valuation.NONE);
        return said;
    }

    /** A provider is no customer of its own contract. */
    private int customer(int contract) {
        int tenant = snapshot.tenant(contract);
        return tenant < 0 || snapshot.kind(tenant) == EntityKind.PROVIDER ? Valuation.NONE : organization(tenant);
    }

    private int organization(int vertex) {
        return snapshot.valuation().organization(vertex);
    }

    private List<Integer> to(int from, RelationKind kind) {
        return stated.of(from).stream()
                .filter(relation ->
                        relation.from() == from && relation.relationClass().kind() == kind)
                .map(RelationAt::to)
                .toList();
    }
}
