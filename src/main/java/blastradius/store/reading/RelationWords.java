package blastradius.store.reading;

import blastradius.model.RelationClass;
import blastradius.model.RelationKind;
import blastradius.store.database.Columns;
import blastradius.store.database.Database;
import blastradius.store.database.EntityBlocks;
import blastradius.store.database.Json;
import blastradius.store.database.RelationClasses;
import blastradius.store.joining.Joins;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.neo4j.driver.Record;
import org.neo4j.driver.Session;
import org.neo4j.driver.Value;

/** Finds the relations that sources state in some way. O(relations of the estate), some 0.3 million a second. Thread-safe. */
public final class RelationWords {

    /* Names of properties stand in JSON, so that most words are told apart by their text alone. */
    private static final String WORDS = """
            MATCH (a:Entity) WHERE a.no >= $low AND a.no < $high
            MATCH (a)-[r]->(b:Entity) WHERE r.since <= $v AND r.until > $v
                AND ($sources IS NULL OR r.source IN $sources) AND ($property IS NULL OR r.evidence CONTAINS $property)
            RETURN a.key AS from, collect(b.key) AS to, collect(r.attr) AS attr,
                collect(CASE WHEN $property IS NULL THEN '' ELSE r.evidence END) AS evidence""";

    private static final String SAID = """
            MATCH (a:Entity)-[r:$any($kinds)]->(b:Entity) WHERE r.since <= $v AND r.until > $v AND r.evidence IS NOT NULL
            RETURN a.key AS from, type(r) AS kind, b.key AS to, r.evidence AS evidence""";

    private static final String END = """
            OPTIONAL MATCH (e:Entity) WITH max(e.no) AS last
            OPTIONAL MATCH (s:Source) WHERE s.name IN $sources
            RETURN coalesce(last, -1) + 1 AS end, collect(s.no) AS sources""";

    private final Database database;

    public RelationWords(Database database) {
        this.database = database;
    }

    /** Takes relations, by the ids of their ends; one that several sources state perhaps more than once. */
    @FunctionalInterface
    public interface Visitor {
        void visit(String from, String to, RelationClass relation);
    }

    /** Those that one of these sources states at a version. */
    public void statedBy(Set<String> sources, long version, Visitor visitor) {
        visit(new Wanted(sources, null, value -> true), version, visitor);
    }

    /** Those of which a source states such a value under the name at a version. */
    public void withProperty(String name, Predicate<Object> wanted, long version, Visitor visitor) {
        visit(new Wanted(Set.of(), name, wanted), version, visitor);
    }

    /** Takes what a source says beside of a relation, by the ids of its ends. */
    @FunctionalInterface
    public interface SaidVisitor {
        void said(String from, RelationKind kind, String to, Map<String, Object> words);
    }

    /** What sources say beside of relations of some kinds at a version. Asks for those relations alone. */
    public void said(Set<RelationKind> kinds, long version, SaidVisitor visitor) {
        database.atLength(session -> {
            Map<String, String> names = names(session, version);
            Map<String, Object> parameters =
                    Map.of("kinds", kinds.stream().map(RelationKind::name).toList(), "v", version);
            session.run(SAID, parameters).forEachRemaining(row -> {
                String from = row.get("from").asString();
                String to = row.get("to").asString();
                visitor.said(
                        names.getOrDefault(from, from),
                        RelationKind.valueOf(row.get("kind").asString()),
                        names.getOrDefault(to, to),
                        Json.map(row.get("evidence").asString()));
            });
            return kinds;
        });
    }

    private static Map<String, String> names(Session session, long version) {
        return Joins.at(session, version).stream()
                .collect(Collectors.toMap(Joins.Joined::placeholder, Joins.Joined::entity, (one, same) -> one));
    }

    private record Wanted(Set<String> sources, @Nullable String property, Predicate<Object> value) {

        boolean passes(String evidence) {
            if (property == null) {
                return true;
            }
            Object stated = Json.map(evidence).get(property);
            return stated != null && value.test(stated);
        }
    }

    private void visit(Wanted wanted, long version, Visitor visitor) {
        database.atLength(session -> {
            Record head = session.run(END, Map.of("sources", wanted.sources())).single();
            RelationClasses classes = RelationClasses.read(session);
            Map<String, String> names = names(session, version);
            Map<String, Object> parameters = new HashMap<>();
            parameters.put("v", version);
            parameters.put(
                    "sources",
                    wanted.property() != null ? null : head.get("sources").asObject());
            parameters.put(
                    "property", wanted.property() == null ? null : Json.MAPPER.writeValueAsString(wanted.property()));
            Rows rows = new Rows(wanted, classes, names, visitor);
            for (EntityBlocks.Block block : EntityBlocks.of(head.get("end").asInt())) {
                parameters.put("low", block.low());
                parameters.put("high", block.high());
                session.run(WORDS, parameters).forEachRemaining(rows::take);
            }
            return parameters;
        });
    }

    private record Rows(Wanted wanted, RelationClasses classes, Map<String, String> names, Visitor visitor) {

        void take(Record row) {
            String from = name(row.get("from"));
            int[] attr = Columns.ints(row.get("attr"));
            for (int i = 0; i < attr.length; i++) {
                if (wanted.passes(row.get("evidence").get(i).asString())) {
                    visitor.visit(
                            from,
                            name(row.get("to").get(i)),
                            classes.get(attr[i]).renamed(this::name));
                }
            }
        }

        private String name(Value id) {
            return name(id.asString());
        }

        private String name(String id) {
            return names.getOrDefault(id, id);
        }
    }
}
