package blastradius.graphql.entity;

import blastradius.model.BlastRadiusException.UnknownId;
import blastradius.model.Clause;
import blastradius.model.RelationClass;
import blastradius.model.RelationKind;
import blastradius.snapshot.RelationAt;
import blastradius.snapshot.RelationId;
import blastradius.snapshot.RelationRows;
import blastradius.snapshot.Snapshot;
import java.util.Arrays;
import java.util.stream.Stream;

/** A relation of the estate by everything that makes it one, whoever states it. Its ends are entity ids. */
public record RelationKey(String from, String to, RelationClass relationClass) {

    /** Stable over imports; says which relation it is, and only by a checksum under which terms. */
    public String id() {
        return RelationId.of(from, to, relationClass).text();
    }

    /**
     * The relation with an id, found in the row of its holder. One that is read backwards stands in its target's row where it gives something, and
     * in its source's where it does not.
     *
     * @throws UnknownId if the snapshot has no such relation
     */
    public static RelationAt find(Snapshot snapshot, String id) {
        RelationId parts = RelationId.parse(id).orElseThrow(() -> new UnknownId("relation", id));
        return (isBackwards(parts.kind()) ? Stream.of(parts.to(), parts.from()) : Stream.of(parts.from()))
                .flatMap(holder -> snapshot.vertexOf(holder).stream().boxed())
                .flatMap(row -> new RelationRows(snapshot).in(row).stream())
                .filter(relation -> of(snapshot, relation).id().equals(id))
                .findFirst()
                .orElseThrow(() -> new UnknownId("relation", id));
    }

    public static RelationKey of(Snapshot snapshot, RelationAt relation) {
        return new RelationKey(snapshot.id(relation.from()), snapshot.id(relation.to()), relation.relationClass());
    }

    public static boolean isBackwards(String kind) {
        return Arrays.stream(RelationKind.values())
                .filter(known -> known.name().equals(kind))
                .flatMap(known -> known.clauses().stream())
                .anyMatch(Clause::backwards);
    }
}
