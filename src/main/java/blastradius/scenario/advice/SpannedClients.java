package blastradius.scenario.advice;

import blastradius.snapshot.RelationAt;
import blastradius.snapshot.Snapshot;
import blastradius.snapshot.Valuation;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The clients that access spans, and the only one that its holders work for. */
final class SpannedClients {

    private final Snapshot snapshot;
    private final Holders holders;

    SpannedClients(Snapshot snapshot, Holders holders) {
        this.snapshot = snapshot;
        this.holders = holders;
    }

    /**
     * The tenant that access can be narrowed to without ending work: that of the one client that all its holders work for, as assignments and
     * contracts say. Empty: the access spans no other client, something that is nobody's or that client's in another tenant, or nothing says so.
     *
     * @param gives what all of the access gives levels by
     */
    Optional<String> kept(Collection<RelationAt> access, Collection<RelationAt> gives) {
        Set<Integer> spanned = organizations(gives);
        Set<Integer> worked = new TreeSet<>();
        for (RelationAt each : access) {
            Set<Integer> clients = holders.clients(each);
            if (clients.isEmpty()) {
                return Optional.empty();
            }
            worked.addAll(clients);
        }
        worked.retainAll(spanned);
        if (spanned.size() < 2 || spanned.contains(Valuation.NONE) || worked.size() != 1) {
            return Optional.empty();
        }
        Set<Integer> tenants = gives.stream()
                .map(RelationAt::to)
                .filter(vertex -> worked.contains(organization(vertex)))
                .map(snapshot::tenant)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        return tenants.size() == 1 ? Optional.of(snapshot.id(tenants.iterator().next())) : Optional.empty();
    }

    /** Whether all that the relations lead to belongs to clients. */
    boolean areClients(Collection<RelationAt> relations) {
        return !relations.isEmpty() && !organizations(relations).contains(Valuation.NONE);
    }

    /** Whether what the relations lead to belongs to several clients. */
    boolean areSeveral(Collection<RelationAt> relations) {
        return organizations(relations).stream()
                        .filter(organization -> organization != Valuation.NONE)
                        .count()
                > 1;
    }

    private Set<Integer> organizations(Collection<RelationAt> relations) {
        List<Integer> all =
                relations.stream().map(RelationAt::to).map(this::organization).toList();
        return new TreeSet<>(all);
    }

    private int organization(int vertex) {
        return snapshot.valuation().organization(vertex);
    }
}
