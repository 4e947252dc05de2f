package blastradius.graphql.entity;

import blastradius.graphql.guard.Limits;
import blastradius.model.BlastRadiusException.BadRequest;
import blastradius.model.BlastRadiusException.LimitExceeded;
import blastradius.model.BlastRadiusException.UnknownId;
import blastradius.model.PlainText;
import blastradius.snapshot.Snapshot;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** From the ids that callers know to vertices: an entity's id, or a source id that only one entity of the snapshot has. */
public final class Ids {

    private final Catalogue catalogue;
    private final Limits limits;

    public Ids(Catalogue catalogue, Limits limits) {
        this.catalogue = catalogue;
        this.limits = limits;
    }

    /**
     * The vertices of ids, in their order; empty where nothing has an id. The catalogue is asked once for all that the snapshot does not
     * know.
     *
     * @throws BadRequest if several entities have one of them as their source id
     */
    public List<OptionalInt> find(Snapshot snapshot, List<String> ids) {
        List<String> unknown = ids.stream()
                .filter(id -> snapshot.vertexOf(id).isEmpty())
                .distinct()
                .toList();
        Map<String, List<String>> known = unknown.isEmpty() ? Map.of() : catalogue.idsOf(unknown);
        return ids.stream()
                .map(id -> {
                    OptionalInt vertex = snapshot.vertexOf(id);
                    return vertex.isPresent() ? vertex : only(snapshot, id, known.getOrDefault(id, List.of()));
                })
                .toList();
    }

    /**
     * The entity that an id names.
     *
     * @throws UnknownId if nothing has the id
     * @throws BadRequest if several entities have it as their source id
     */
    public int vertex(Snapshot snapshot, String id) {
        return vertices(snapshot, List.of(id)).getFirst();
    }

    public List<Integer> vertices(Snapshot snapshot, List<String> ids) {
        check(ids);
        List<OptionalInt> found = find(snapshot, ids);
        List<Integer> vertices = new ArrayList<>();
        for (int i = 0; i < found.size(); i++) {
            String id = ids.get(i);
            vertices.add(found.get(i).orElseThrow(() -> new UnknownId("entity", id)));
        }
        return vertices;
    }

    /** Refuses lists that are too long. */
    public void check(Collection<String> ids) {
        if (ids.size() > limits.ids()) {
            throw new LimitExceeded(ids.size() + " ids are given; at most " + limits.ids() + " are allowed at once");
        }
    }

    private static OptionalInt only(Snapshot snapshot, String sourceId, List<String> called) {
        List<String> known = called.stream()
                .filter(id -> snapshot.vertexOf(id).isPresent())
                .distinct()
                .toList();
        if (known.size() > 1) {
            throw new BadRequest(known.size() + " entities have the source id \"" + PlainText.shown(sourceId)
                    + "\"; name the one that is meant by its id, see entities(sourceIds: …)");
        }
        return known.isEmpty() ? OptionalInt.empty() : snapshot.vertexOf(known.getFirst());
    }
}
