package blastradius.store.reading;

import blastradius.model.RelationClass;
import blastradius.model.RelationKind;
import blastradius.store.database.Columns;
import blastradius.store.database.Database;
import blastradius.store.database.EntityBlocks;
import blastradius.store.database.Json;
import blastradius.store.database.RelationClasses;
import blastradius.store.joining.Joins;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.neo4j.driver.Record;
import org.neo4j.driver.Session;

/**
 * Finds the relations that sources state in some way. O(relations of the estate), half a million a second; where they are not too many for
 * Neo4j to pack at once they are read in the order in which they lie, twice as fast. Thread-safe.
 */
public final class RelationWords {

    private static final String HEAD = """
            OPTIONAL MATCH (e:Entity) WITH max(e.no) AS last
            OPTIONAL MATCH (s:Source) WHERE s.name IN $sources
            RETURN coalesce(last, -1) + 1 AS end, collect(s.no) AS sources, COUNT { ()-[]->() } AS relations""";

    private static final String SAID = """
            MATCH (a:Entity)-[r:$any($kinds)]->(b:Entity) WHERE r.since <= $v AND r.until > $v AND r.evidence IS NOT NULL
            RETURN a.key AS from, type(r) AS kind, b.key AS to, r.evidence AS evidence""";

    private static final String SEVERAL = "RETURN COUNT { (:Source) } > 1 OR COUNT { (:Join) } > 0 AS several";

    private static final String ENTITIES = """
            CYPHER 5
            MATCH (e:Entity) WHERE e.no >= $low AND e.no < $high
            RETURN collect(id(e)) AS node, collect(e.key) AS id""";

    /* Names of properties stand in JSON, so that most words are told apart by their text alone. */
    private static final String WANTED = """
            r.since <= $upTo AND r.until > $v AND r.since > $after AND ($sources IS NULL OR r.source IN $sources)
                AND ($property IS NULL OR r.evidence CONTAINS $property)
            """;

    private static final String PACKED = """
            collect(id(a)) AS from, collect(id(b)) AS to, collect(r.attr) AS attr,
                collect(CASE WHEN $property IS NULL THEN '' ELSE r.evidence END) AS evidence
            """;

    private static final String WORDS =
            "CYPHER 5 MATCH (a:Entity) WHERE a.no >= $low AND a.no < $high MATCH (a)-[r]->(b) WHERE " + WANTED
                    + "RETURN " + PACKED;

    private static final String WORDS_AT_ONCE = "CYPHER 5 MATCH (a)-[r]->(b) WHERE " + WANTED
            + "WITH id(a) / 16384 AS block, " + PACKED + "RETURN from, to, attr, evidence";

    private static final int MOST_AT_ONCE = 2_000_000; // at some 100 bytes in Neo4j

    private final Database database;

    public RelationWords(Database database) {
        this.database = database;
    }

    /** Takes relations, by what their ends are numbered; one that several sources state perhaps more than once. */
    @FunctionalInterface
    public interface Visitor {
        void visit(int from, int to, RelationClass relation);
    }

    /**
     * Which version of the estate is read, and what its entities are numbered.
     *
     * @param numbers by id; negative for one that is of no interest
     */
    public record At(long version, ToIntFunction<String> numbers) {}

    /** Those that one of these sources states. */
    public void statedBy(Set<String> sources, At at, Visitor visitor) {
        visit(new Wanted(sources, null, value -> true, Since.EVER), at, visitor);
    }

    /** Those of which a source states such a value under the name. */
    public void withProperty(String name, Predicate<Object> value, At at, Visitor visitor) {
        visit(new Wanted(null, name, value, Since.EVER), at, visitor);
    }

    /**
     * Those of which a source says what it says only after a version.
     *
     * @param older takes those that another source stated so before
     */
    public void after(long version, At at, Visitor visitor, Visitor older) {
        visit(new Wanted(null, null, value -> true, new Since(version, Long.MAX_VALUE)), at, visitor);
        boolean several = version > 0
                && database.inSession(
                        session -> session.run(SEVERAL).single().get("several").asBoolean());
        if (several) {
            visit(new Wanted(null, null, value -> true, new Since(-1, version)), at, older);
        }
    }

    /** Takes what a source says beside of a relation, by the ids of its ends. */
    @FunctionalInterface
    public interface SaidVisitor {
        void said(String from, RelationKind kind, String to, Map<String, Object> words);
    }

    /** What sources say beside of relations of some kinds at a version. Asks for those relations alone. */
    public void said(Set<RelationKind> kinds, long version, SaidVisitor visitor) {
        database.atLength(session -> {
            UnaryOperator<String> names = names(session, version);
            Map<String, Object> parameters =
                    Map.of("kinds", kinds.stream().map(RelationKind::name).toList(), "v", version);
            session.run(SAID, parameters)
                    .forEachRemaining(row -> visitor.said(
                            names.apply(row.get("from").asString()),
                            RelationKind.valueOf(row.get("kind").asString()),
                            names.apply(row.get("to").asString()),
                            Json.map(row.get("evidence").asString())));
            return kinds;
        });
    }

    /** The same of one kind. */
    public void said(RelationKind kind, long version, SaidVisitor visitor) {
        said(Set.of(kind), version, visitor);
    }

    private static UnaryOperator<String> names(Session session, long version) {
        Map<String, String> joined = Joins.at(session, version).stream()
                .collect(Collectors.toMap(Joins.Joined::placeholder, Joins.Joined::entity, (one, same) -> one));
        return id -> joined.getOrDefault(id, id);
    }

    /** Versions since which something stands: after the first, up to the last. */
    private record Since(long after, long upTo) {
        static final Since EVER = new Since(-1, Long.MAX_VALUE);
    }

    private record Wanted(
            @Nullable Set<String> sources, @Nullable String property, Predicate<Object> value, Since since) {

        boolean passes(String evidence) {
            if (property == null) {
                return true;
            }
            Object stated = Json.value(evidence, property);
            return stated != null && value.test(stated);
        }

        Map<String, Object> parameters(Record head, long version) {
            Map<String, Object> parameters = new HashMap<>();
            parameters.put("after", since.after());
            parameters.put(
                    "sources", sources == null ? null : head.get("sources").asObject());
            parameters.put("property", property == null ? null : Json.MAPPER.writeValueAsString(property) + ":");
            parameters.put("v", version);
            parameters.put("upTo", Math.min(since.upTo(), version));
            return parameters;
        }
    }

    private void visit(Wanted wanted, At at, Visitor visitor) {
        database.atLength(session -> {
            Set<String> named = wanted.sources() == null ? Set.of() : wanted.sources();
            Record head = session.run(HEAD, Map.of("sources", named)).single();
            int end = head.get("end").asInt();
            Map<String, Object> parameters = wanted.parameters(head, at.version());
            UnaryOperator<String> names = names(session, at.version());
            RelationClasses classes = RelationClasses.read(session);
            RelationClass[] byAttribute = new RelationClass[classes.size()];
            Arrays.setAll(byAttribute, attr -> classes.get(attr).renamed(names));
            Rows rows = new Rows(
                    wanted,
                    byAttribute,
                    numbers(session, end, id -> at.numbers().applyAsInt(names.apply(id))),
                    visitor);
            if (head.get("relations").asLong() <= MOST_AT_ONCE) {
                session.run(WORDS_AT_ONCE, parameters).forEachRemaining(rows::take);
            } else {
                for (EntityBlocks.Block block : EntityBlocks.of(end)) {
                    parameters.put("low", block.low());
                    parameters.put("high", block.high());
                    session.run(WORDS, parameters).forEachRemaining(rows::take);
                }
            }
            return end;
        });
    }

    private static NodeNumbers numbers(Session session, int end, ToIntFunction<String> numbered) {
        NodeNumbers numbers = new NodeNumbers();
        for (EntityBlocks.Block block : EntityBlocks.of(end)) {
            Record packed = session.run(ENTITIES, Map.of("low", block.low(), "high", block.high()))
                    .single();
            long[] nodes = Columns.longs(packed.get("node"));
            for (int i = 0; i < nodes.length; i++) {
                numbers.put(
                        nodes[i], numbered.applyAsInt(packed.get("id").get(i).asString()));
            }
        }
        return numbers;
    }

    private static final class Rows {

        private final Wanted wanted;
        private final RelationClass[] classes;
        private final NodeNumbers numbers;
        private final Visitor visitor;

        private Rows(Wanted wanted, RelationClass[] classes, NodeNumbers numbers, Visitor visitor) {
            this.wanted = wanted;
            this.classes = classes;
            this.numbers = numbers;
            this.visitor = visitor;
        }

        void take(Record row) {
            int[] from = numbers.of(Columns.longs(row.get("from")));
            int[] to = numbers.of(Columns.longs(row.get("to")));
            int[] attr = Columns.ints(row.get("attr"));
            for (int i = 0; i < attr.length; i++) {
                if (from[i] >= 0
                        && to[i] >= 0
                        && wanted.passes(row.get("evidence").get(i).asString())) {
                    visitor.visit(from[i], to[i], classes[attr[i]]);
                }
            }
        }
    }
}
