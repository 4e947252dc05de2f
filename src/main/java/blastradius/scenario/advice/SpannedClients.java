package blastradius.scenario.advice;

import blastradius.model.RelationKind;
import blastradius.scenario.resolution.StatedRelations;
import blastradius.snapshot.RelationAt;
import blastradius.snapshot.Snapshot;
import blastradius.snapshot.Valuation;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The clients that access spans, and the one that it is to be narrowed to. */
final class SpannedClients {

    private final Snapshot snapshot;
    private final StatedRelations stated;

    SpannedClients(Snapshot snapshot, StatedRelations stated) {
        this.snapshot = snapshot;
        this.stated = stated;
    }

    /**
     * The client that access of the holder stays with once it is narrowed: one that he is assigned to, or else the one that weighs most, so that no other
     * choice is likely to save less. Empty: the access does not span several clients.
     */
    Optional<String> kept(int holder, Collection<RelationAt> gives) {
        Set<Integer> organizations = new TreeSet<>();
        gives.forEach(relation -> organizations.add(organization(relation.to())));
        organizations.remove(Valuation.NONE);
        if (organizations.size() < 2) {
            return Optional.empty();
        }
        Set<Integer> assigned = assigned(holder);
        return gives.stream()
                .map(RelationAt::to)
                .filter(vertex -> organization(vertex) != Valuation.NONE && snapshot.tenant(vertex) >= 0)
                .min(Comparator.comparingInt((Integer vertex) -> assigned.contains(organization(vertex)) ? 0 : 1)
                        .thenComparingDouble(vertex -> -snapshot.valuation().weight(organization(vertex)))
                        .thenComparing(vertex -> snapshot.id(snapshot.tenant(vertex))))
                .map(vertex -> snapshot.id(snapshot.tenant(vertex)));
    }

    /** Whether what the relations lead to belongs to several clients. */
    boolean areSeveral(Collection<RelationAt> relations) {
        return relations.stream()
                        .map(RelationAt::to)
                        .map(this::organization)
                        .filter(organization -> organization != Valuation.NONE)
                        .distinct()
                        .count()
                > 1;
    }

    private Set<Integer> assigned(int holder) {
        Stream<Integer> persons = of(holder, RelationKind.USED_BY).stream();
        return new TreeSet<>(Stream.concat(Stream.of(holder), persons)
                .flatMap(vertex -> of(vertex, RelationKind.ASSIGNED_TO).stream())
                .map(this::organization)
                .toList());
    }

    private List<Integer> of(int from, RelationKind kind) {
        return stated.of(from).stream()
                .filter(relation ->
                        relation.from() == from && relation.relationClass().kind() == kind)
                .map(RelationAt::to)
                .toList();
    }

    private int organization(int vertex) {
        return snapshot.valuation().organization(vertex);
    }
}
