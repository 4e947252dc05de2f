package blastradius.graphql.entity;

import blastradius.graphql.guard.Limits;
import blastradius.model.BlastRadiusException.BadRequest;
import blastradius.model.BlastRadiusException.LimitExceeded;
import blastradius.model.BlastRadiusException.UnknownId;
import blastradius.model.PlainText;
import blastradius.snapshot.Snapshot;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/**
 * From the ids that callers know to vertices: an entity's id, or a source id that only one entity of the snapshot has. What is written
 * exactly so comes first, then the only one that is but for the case of letters: names for signing in have no case.
 */
public final class Ids {

    private static final int MOST_NAMED = 5;

    private final Catalogue catalogue;
    private final Limits limits;

    public Ids(Catalogue catalogue, Limits limits) {
        this.catalogue = catalogue;
        this.limits = limits;
    }

    /**
     * The vertices of ids, in their order; empty where nothing has an id. The catalogue is asked at most twice, for all that the snapshot
     * does not know.
     *
     * @throws BadRequest if several entities are called by one of them
     */
    public List<OptionalInt> find(Snapshot snapshot, List<String> ids) {
        List<String> unknown = ids.stream()
                .filter(id -> snapshot.vertexOf(id).isEmpty())
                .distinct()
                .toList();
        Map<String, List<String>> known = unknown.isEmpty() ? Map.of() : known(snapshot, unknown);
        return ids.stream()
                .map(id -> {
                    OptionalInt vertex = snapshot.vertexOf(id);
                    return vertex.isPresent() ? vertex : only(snapshot, id, known.getOrDefault(id, List.of()));
                })
                .toList();
    }

    /**
     * The vertices of all entities that a source calls by one of these ids.
     *
     * @throws BadRequest if nothing is called by one of them, and several entities are but for its case
     */
    BitSet called(Snapshot snapshot, List<String> sourceIds) {
        check(sourceIds);
        BitSet called = new BitSet(snapshot.entityCount());
        known(snapshot, sourceIds).values().stream()
                .flatMap(List::stream)
                .forEach(id -> snapshot.vertexOf(id).ifPresent(called::set));
        return called;
    }

    /* By id: whatever a source calls exactly so, else the only one that is called so but for the case. */
    private Map<String, List<String>> known(Snapshot snapshot, List<String> ids) {
        Map<String, List<String>> known = new HashMap<>();
        catalogue.idsOf(ids).forEach((id, called) -> put(known, id, standing(snapshot, called)));
        List<String> others =
                ids.stream().filter(id -> !known.containsKey(id)).distinct().toList();
        if (!others.isEmpty()) {
            catalogue.caselessIdsOf(others).forEach((id, called) -> {
                List<String> alike = standing(snapshot, called);
                if (alike.size() > 1) {
                    throw new BadRequest("\"" + PlainText.shown(id) + "\" is written in another case by " + alike.size()
                            + " entities: " + shown(alike) + "; write it as one of them does");
                }
                put(known, id, alike);
            });
        }
        return known;
    }

    private static void put(Map<String, List<String>> known, String id, List<String> called) {
        if (!called.isEmpty()) {
            known.put(id, called);
        }
    }

    private static List<String> standing(Snapshot snapshot, List<String> ids) {
        return ids.stream()
                .filter(id -> snapshot.vertexOf(id).isPresent())
                .distinct()
                .toList();
    }

    private static String shown(List<String> ids) {
        return ids.stream()
                        .limit(MOST_NAMED)
                        .map(id -> "\"" + PlainText.shown(id) + "\"")
                        .collect(Collectors.joining(", "))
                + (ids.size() > MOST_NAMED ? " and others" : "");
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

    private static OptionalInt only(Snapshot snapshot, String sourceId, List<String> known) {
        if (known.size() > 1) {
            throw new BadRequest(known.size() + " entities have the source id \"" + PlainText.shown(sourceId) + "\": "
                    + shown(known) + "; name the one that is meant by its id, see entities(sourceIds: …)");
        }
        return known.isEmpty() ? OptionalInt.empty() : snapshot.vertexOf(known.getFirst());
    }
}
