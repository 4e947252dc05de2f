package blastradius.store.history;

import blastradius.model.RelationClass;
import blastradius.store.database.Database;
import blastradius.store.database.EntityBlocks;
import blastradius.store.database.RelationClasses;
import blastradius.store.joining.Joins;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.neo4j.driver.Session;

/**
 * What stands at a version and came after an earlier one, or became otherwise: everything in the store says since when it stands, so the earlier
 * one need not be kept. A relation that several sources state is as old as the oldest of their words. Thread-safe.
 */
public final class StatedSince {

    private static final String ENTITIES = """
            MATCH (e:Entity) WHERE e.since > $since AND e.since <= $v AND e.until > $v AND e.placeholder IS NULL
            RETURN e.key AS id, e.since AS since""";

    /*
     * Older words say that a relation is not new. They are looked at once for each entity that has new ones, not once for each of these: at an
     * entity of very many relations that would be their square.
     */
    private static final String RELATIONS = """
            MATCH (a:Entity) WHERE a.no >= $low AND a.no < $high
            AND EXISTS { MATCH (a)-[n]->(:Entity) WHERE n.since > $since AND n.since <= $v AND n.until > $v }
            MATCH (a)-[r]->(b:Entity) WHERE r.since <= $v AND r.until > $v
            WITH a, b, r.attr AS attr, min(r.since) AS since WHERE since > $since
            RETURN a.key AS from, b.key AS to, attr, since""";

    private final Database database;

    public StatedSince(Database database) {
        this.database = database;
    }

    /** A relation, and the version from which on it stands as it is. */
    public record Stated(String from, String to, RelationClass relation, long since) {}

    /** By id, the version from which on each entity is as it is, for those that are so only after a version; O(entities). */
    public Map<String, Long> entities(long since, long version) {
        return database.atLength(session -> {
            Map<String, String> names = names(session, version);
            Map<String, Long> found = new LinkedHashMap<>();
            session
                    .run(ENTITIES, Map.of("since", since, "v", version))
                    .list(row ->
                            Map.entry(row.get("id").asString(), row.get("since").asLong()))
                    .stream()
                    .filter(entity -> !names.containsKey(entity.getKey()))
                    .sorted(Map.Entry.<String, Long>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                    .forEach(entity -> found.put(entity.getKey(), entity.getValue()));
            return found;
        });
    }

    /** Relations that stand as they are only after a version, ordered by version, ends and kind; O(relations). */
    public List<Stated> relations(long since, long version) {
        return database.atLength(session -> {
            Map<String, String> names = names(session, version);
            RelationClasses classes = RelationClasses.read(session);
            List<Stated> found = new ArrayList<>();
            for (EntityBlocks.Block block : EntityBlocks.of(end(session))) {
                Map<String, Object> parameters = new HashMap<>(Map.of("since", since, "v", version));
                parameters.put("low", block.low());
                parameters.put("high", block.high());
                session.run(RELATIONS, parameters)
                        .forEachRemaining(row -> found.add(new Stated(
                                name(names, row.get("from").asString()),
                                name(names, row.get("to").asString()),
                                classes.get(row.get("attr").asInt()).renamed(id -> name(names, id)),
                                row.get("since").asLong())));
            }
            found.sort(Comparator.comparingLong(Stated::since)
                    .thenComparing(Stated::from)
                    .thenComparing(Stated::to)
                    .thenComparing(stated -> stated.relation().kind()));
            return found;
        });
    }

    private static int end(Session session) {
        return session.run("MATCH (e:Entity) RETURN coalesce(max(e.no), -1) + 1 AS end")
                .single()
                .get("end")
                .asInt();
    }

    /* What is joined goes by the name of the entity that it is. */
    private static Map<String, String> names(Session session, long version) {
        return Joins.at(session, version).stream()
                .collect(Collectors.toMap(Joins.Joined::placeholder, Joins.Joined::entity, (one, same) -> one));
    }

    private static String name(Map<String, String> names, String id) {
        return names.getOrDefault(id, id);
    }
}
