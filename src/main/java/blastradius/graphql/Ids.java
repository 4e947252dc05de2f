package blastradius.graphql;

import blastradius.model.BlastRadiusException.BadRequest;
import blastradius.model.BlastRadiusException.LimitExceeded;
import blastradius.model.BlastRadiusException.UnknownId;
import blastradius.snapshot.Snapshot;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

/** From the ids that callers know to vertices: an entity's id, or a source id that only one entity of the snapshot has. */
final class Ids {

    private final Catalogue catalogue;
    private final Limits limits;

    Ids(Catalogue catalogue, Limits limits) {
        this.catalogue = catalogue;
        this.limits = limits;
    }

    /**
     * The vertex of an id; empty if nothing has it.
     *
     * @throws BadRequest if several entities have it as their source id
     */
    OptionalInt find(Snapshot snapshot, String id) {
        OptionalInt vertex = snapshot.vertexOf(id);
        return vertex.isPresent() ? vertex : only(snapshot, id);
    }

    /**
     * @throws UnknownId if nothing has the id
     * @throws BadRequest if several entities have it as their source id
     */
    int vertex(Snapshot snapshot, String id) {
        return find(snapshot, id).orElseThrow(() -> new UnknownId("entity", id));
    }

    List<Integer> vertices(Snapshot snapshot, List<String> ids) {
        check(ids);
        List<Integer> vertices = new ArrayList<>();
        ids.forEach(id -> vertices.add(vertex(snapshot, id)));
        return vertices;
    }

    /** Refuses lists that are too long. */
    void check(Collection<String> ids) {
        if (ids.size() > limits.ids()) {
            throw new LimitExceeded(ids.size() + " ids are given; at most " + limits.ids() + " are allowed at once");
        }
    }

    private OptionalInt only(Snapshot snapshot, String sourceId) {
        List<String> known = catalogue.idsOf(Set.of(sourceId)).stream()
                .filter(id -> snapshot.vertexOf(id).isPresent())
                .distinct()
                .toList();
        if (known.size() > 1) {
            throw new BadRequest(known.size() + " entities have the source id \"" + sourceId
                    + "\"; name the one that is meant by its id, see entities(sourceIds: …)");
        }
        return known.isEmpty() ? OptionalInt.empty() : snapshot.vertexOf(known.getFirst());
    }
}
