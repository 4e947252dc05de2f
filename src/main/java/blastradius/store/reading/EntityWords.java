package blastradius.store.reading;

import blastradius.store.database.Columns;
import blastradius.store.database.Database;
import blastradius.store.database.EntityBlocks;
import blastradius.store.database.Json;
import blastradius.store.database.Version;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.neo4j.driver.Record;
import org.neo4j.driver.Session;
import org.neo4j.driver.Value;

/** What the sources say of all entities, block by block. O(entities of the estate). Thread-safe. */
public final class EntityWords {

    private static final String END = "MATCH (e:Entity) RETURN coalesce(max(e.no), -1) + 1 AS end";

    /* Most entities are called as the end of their id says; their case may differ. */
    private static final String SOURCE_IDS = """
            MATCH (e:Entity) WHERE e.no >= $low AND e.no < $high AND (e.sourceId <> e.key OR e.sourceIds IS NOT NULL)
            RETURN collect(e.key) AS ids, collect(coalesce(e.sourceIds, [e.sourceId])) AS sourceIds""";

    private static final String JOINED = """
            MATCH (j:Join) WHERE j.since <= $v AND j.until > $v AND j.target IS NOT NULL
            RETURN collect(j.no) AS parts, collect(j.target) AS wholes""";

    /* Entities by number alone: a plan made while the store was small would pair all of them with all. */
    private static final String NAMED = """
            UNWIND $numbers AS no
            MATCH (e:Entity {no: no})
            RETURN no, e.key AS id, e.placeholder IS NULL AS stated, coalesce(e.sourceIds, [e.sourceId]) AS sourceIds""";

    private static final String STATED = """
            MATCH (e:Entity)<-[:CLAIMS]-(c:EntityClaim)
            WHERE e.no >= $low AND e.no < $high AND c.since <= $v AND c.until > $v
                AND c.placeholder IS NULL AND ($spelled IS NULL OR c.properties CONTAINS $spelled)
            RETURN collect(e.no) AS no, collect(e.key) AS ids,
                collect(coalesce(c.said, c.since)) AS since, collect(c.source) AS source,
                collect(coalesce(c.properties, '')) AS properties""";

    private final Database database;

    public EntityWords(Database database) {
        this.database = database;
    }

    /**
     * Passes on the id of every entity that a source calls otherwise, with what sources call it, whatever the version. A search waits for
     * it: a database that is silent is told within two seconds, however long the reading of one that answers takes.
     */
    public void forEachSourceId(BiConsumer<String, List<String>> visitor) {
        database.inSession(session -> {
            int end = session.run(END).single().get("end").asInt();
            for (EntityBlocks.Block block : EntityBlocks.of(end)) {
                Record row = session.run(SOURCE_IDS, Map.of("low", block.low(), "high", block.high()))
                        .single();
                for (int i = 0; i < row.get("ids").size(); i++) {
                    visitor.accept(
                            row.get("ids").get(i).asString(),
                            row.get("sourceIds").get(i).asList(Value::asString));
                }
            }
            joined(session, Version.OPEN - 1).forEach((part, whole) -> {
                if (part.stated()) {
                    List<String> called = new ArrayList<>(part.sourceIds());
                    called.add(part.id());
                    visitor.accept(whole.id(), called);
                }
            });
            return end;
        });
    }

    private record Named(String id, boolean stated, List<String> sourceIds) {}

    /** What is joined in a version, with what it is joined with. */
    private static Map<Named, Named> joined(Session session, long version) {
        Record joins = session.run(JOINED, Map.of("v", version)).single();
        int[] parts = Columns.ints(joins.get("parts"));
        int[] wholes = Columns.ints(joins.get("wholes"));
        Map<Integer, Named> named = new HashMap<>();
        if (parts.length > 0) {
            List<Integer> numbers = IntStream.concat(IntStream.of(parts), IntStream.of(wholes))
                    .distinct()
                    .boxed()
                    .toList();
            session.run(NAMED, Map.of("numbers", numbers))
                    .forEachRemaining(row -> named.put(
                            row.get("no").asInt(),
                            new Named(
                                    row.get("id").asString(),
                                    row.get("stated").asBoolean(),
                                    row.get("sourceIds").asList(Value::asString))));
        }
        Map<Named, Named> joined = new LinkedHashMap<>();
        for (int i = 0; i < parts.length; i++) {
            Named part = named.get(parts[i]);
            Named whole = named.get(wholes[i]);
            if (part != null && whole != null) {
                joined.put(part, whole);
            }
        }
        return joined;
    }

    /** Takes what one source says of an entity, and since which version. */
    public interface StatedVisitor {
        void stated(String id, long since, Map<String, Object> properties);
    }

    /** Takes what one source says of an entity, and which source it is, by its number. */
    public interface SourcedVisitor {
        void stated(String id, int source, Map<String, Object> properties);
    }

    /** The same as {@link #forEachStated} of all properties, by source. */
    public void forEachSourced(long version, SourcedVisitor visitor) {
        stated(version, null, (id, word) -> visitor.stated(id, word.source(), word.words()));
    }

    /**
     * Passes on what sources say of all entities of a version, of each the newest word first, then what they say of what is joined with it.
     *
     * @param name only words that state this property; null: all
     */
    public void forEachStated(long version, @Nullable String name, StatedVisitor visitor) {
        stated(version, name, (id, word) -> visitor.stated(id, word.since(), word.words()));
    }

    private void stated(long version, @Nullable String name, BiConsumer<String, Stated> visitor) {
        String spelled = name == null ? null : Json.MAPPER.writeValueAsString(name) + ":";
        database.atLength(session -> {
            Map<String, String> wholes = new HashMap<>();
            joined(session, version).forEach((part, whole) -> wholes.putIfAbsent(part.id(), whole.id()));
            Map<String, List<Stated>> own = new HashMap<>();
            wholes.values().forEach(whole -> own.put(whole, new ArrayList<>()));
            Map<String, List<Stated>> ofParts = new HashMap<>();
            int end = session.run(END).single().get("end").asInt();
            for (EntityBlocks.Block block : EntityBlocks.of(end)) {
                Map<String, Object> parameters =
                        new HashMap<>(Map.of("low", block.low(), "high", block.high(), "v", version));
                parameters.put("spelled", spelled);
                for (Stated stated : stated(session.run(STATED, parameters).single())) {
                    String whole = wholes.get(stated.id());
                    List<Stated> later = own.get(stated.id());
                    if (whole != null) {
                        ofParts.computeIfAbsent(whole, first -> new ArrayList<>())
                                .add(stated);
                    } else if (later != null) {
                        later.add(stated);
                    } else {
                        visitor.accept(stated.id(), stated);
                    }
                }
            }
            own.forEach((whole, stated) -> {
                stated.forEach(word -> visitor.accept(whole, word));
                ofParts.getOrDefault(whole, List.of()).forEach(word -> visitor.accept(whole, word));
            });
            return end;
        });
    }

    private record Stated(int no, long since, int source, String id, String properties) {

        private static final Comparator<Stated> ORDER = Comparator.comparingInt(Stated::no)
                .thenComparing(Comparator.comparingLong(Stated::since).reversed());

        Map<String, Object> words() {
            return properties.isEmpty() ? Map.of() : Json.map(properties);
        }
    }

    private static List<Stated> stated(Record packed) {
        List<Stated> stated = new ArrayList<>();
        for (int i = 0; i < packed.get("no").size(); i++) {
            stated.add(new Stated(
                    packed.get("no").get(i).asInt(),
                    packed.get("since").get(i).asLong(),
                    packed.get("source").get(i).asInt(),
                    packed.get("ids").get(i).asString(),
                    packed.get("properties").get(i).asString()));
        }
        stated.sort(Stated.ORDER);
        return stated;
    }
}
