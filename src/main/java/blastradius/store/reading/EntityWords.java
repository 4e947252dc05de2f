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
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.IntStream;
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

    private static final String SOURCES = "MATCH (s:Source) RETURN s.no AS no, s.name AS name";

    private static final String STATED = """
            MATCH (e:Entity)<-[:CLAIMS]-(c:EntityClaim)
            WHERE e.no >= $low AND e.no < $high AND c.since <= $v AND c.until > $v AND c.placeholder IS NULL
            RETURN collect(e.key) AS ids, collect(c.source) AS source,
                collect(coalesce(c.said, c.since)) AS since, collect(coalesce(c.properties, '')) AS properties""";

    /* What few state is found sooner in all words than from entity to entity. */
    private static final String STATING = """
            MATCH (c:EntityClaim)
            WHERE c.properties CONTAINS $spelled AND c.since <= $v AND c.until > $v AND c.placeholder IS NULL
            MATCH (c)-[:CLAIMS]->(e:Entity)
            RETURN e.key AS ids, c.source AS source, coalesce(c.said, c.since) AS since, c.properties AS properties""";

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

    /** Passes on what sources say of all entities of a version, of each the newest word first, then what they say of what is joined with it. */
    public void forEachStated(long version, StatedVisitor visitor) {
        forEachWord(version, word -> visitor.stated(word.of(), word.since(), words(word)));
    }

    /** Takes what one source says of an entity, and which source it is, by its number. */
    public interface SourcedVisitor {
        void stated(String id, int source, Map<String, Object> properties);
    }

    /** The same by source. */
    public void forEachSourced(long version, SourcedVisitor visitor) {
        forEachWord(version, word -> visitor.stated(word.of(), word.number(), words(word)));
    }

    private static Map<String, Object> words(Word<String> word) {
        return word.said().isEmpty() ? Map.of() : Json.map(word.said());
    }

    private void forEachWord(long version, Consumer<Word<String>> visitor) {
        database.atLength(session -> {
            Speakers speakers = Speakers.at(session, version);
            List<Word<String>> ofJoined = new ArrayList<>();
            int end = session.run(END).single().get("end").asInt();
            for (EntityBlocks.Block block : EntityBlocks.of(end)) {
                Record packed = session.run(STATED, Map.of("low", block.low(), "high", block.high(), "v", version))
                        .single();
                List<Word<String>> words = new ArrayList<>();
                for (int i = 0; i < packed.get("ids").size(); i++) {
                    int row = i;
                    Word<String> word = speakers.word(
                            column -> packed.get(column).get(row),
                            packed.get("properties").get(row).asString());
                    (speakers.isJoined(word) ? ofJoined : words).add(word);
                }
                words.stream().sorted(Word.newestFirst()).forEach(visitor);
            }
            ofJoined.stream().sorted(Word.newestFirst()).forEach(visitor);
            return end;
        });
    }

    /** The same of the words that state a property, and of them nothing else: 100 bytes each. Takes a third of the time. */
    public void forEachStating(long version, String name, StatedVisitor visitor) {
        String spelled = Json.MAPPER.writeValueAsString(name) + ":";
        database.atLength(session -> {
            Speakers speakers = Speakers.at(session, version);
            List<Word<Object>> words = new ArrayList<>();
            session.run(STATING, Map.of("spelled", spelled, "v", version)).forEachRemaining(row -> {
                Object value = Json.value(row.get("properties").asString(), name);
                if (value != null) {
                    words.add(speakers.word(row::get, value));
                }
            });
            words.stream()
                    .sorted(Word.newestFirst())
                    .forEach(word -> visitor.stated(word.of(), word.since(), Map.of(name, word.said())));
            return words.size();
        });
    }

    /** Who says something of whom, at a version: what is joined speaks for the whole. */
    private record Speakers(Map<String, String> wholes, Set<String> ofSeveral, Map<Integer, String> sources) {

        static Speakers at(Session session, long version) {
            Map<String, String> wholes = new HashMap<>();
            joined(session, version).forEach((part, whole) -> wholes.putIfAbsent(part.id(), whole.id()));
            Map<Integer, String> sources = new HashMap<>();
            session.run(SOURCES)
                    .forEachRemaining(row ->
                            sources.put(row.get("no").asInt(), row.get("name").asString()));
            return new Speakers(wholes, Set.copyOf(wholes.values()), sources);
        }

        <T> Word<T> word(Function<String, Value> columns, T said) {
            String id = columns.apply("ids").asString();
            int number = columns.apply("source").asInt();
            return new Word<>(
                    wholes.getOrDefault(id, id),
                    wholes.containsKey(id),
                    columns.apply("since").asLong(),
                    number,
                    sources.getOrDefault(number, ""),
                    said);
        }

        boolean isJoined(Word<?> word) {
            return word.isOfPart() || ofSeveral.contains(word.of());
        }
    }

    /** What one source says of an entity, or of what is joined with it. */
    private record Word<T>(String of, boolean isOfPart, long since, int number, String source, T said) {

        static <T> Comparator<Word<T>> newestFirst() {
            return Comparator.<Word<T>, String>comparing(Word::of)
                    .thenComparing(Word::isOfPart)
                    .thenComparing(
                            Comparator.<Word<T>>comparingLong(Word::since).reversed())
                    .thenComparing(Word::source);
        }
    }
}
