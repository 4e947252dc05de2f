package blastradius.store;

import blastradius.model.BlastRadiusException.Conflict;
import blastradius.model.BlastRadiusException.UnknownId;
import blastradius.model.PlainText;
import blastradius.model.Scenario;
import blastradius.model.ScenarioDocument;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.neo4j.driver.Value;

/** The scenarios that people save; imports leave them alone. Thread-safe. */
public final class Scenarios {

    private static final String FIELDS = " RETURN s.id AS id, s.version AS version, s.base AS base,"
            + " s.updatedAt AS updatedAt, s.document AS document";

    private static final String CREATE = """
            MERGE (s:Scenario {id: $id})
            ON CREATE SET s.version = 1, s.base = $base, s.updatedAt = $now, s.document = $document, s.mark = $mark
            WITH s WHERE s.mark = $mark""" + FIELDS;

    private static final String UPDATE = """
            MATCH (s:Scenario {id: $id}) WHERE s.version = $version
            SET s.version = s.version + 1, s.base = $base, s.updatedAt = $now, s.document = $document""" + FIELDS;

    private static final String DELETE = "MATCH (s:Scenario {id: $id}) WITH s, s.id AS id DELETE s RETURN id";

    private static final String FIND = "MATCH (s:Scenario {id: $id})" + FIELDS;

    private static final String FIND_ALL = "MATCH (s:Scenario) WHERE s.id IN $ids" + FIELDS;

    private static final String LIST = "MATCH (s:Scenario)" + FIELDS + " ORDER BY id";

    private final Database database;

    public Scenarios(Database database) {
        this.database = database;
    }

    /**
     * Saves a new scenario under its own id, as its first version, written against the base that it names.
     *
     * @throws Conflict if another one has the id
     */
    public Scenario create(Scenario scenario) {
        return write(CREATE, scenario)
                .orElseThrow(() -> new Conflict("there is a scenario with the id \"" + PlainText.shown(scenario.id())
                        + "\" already; update that one, or leave the id out"));
    }

    /**
     * Saves a scenario in the place of the version that it was read as.
     *
     * @throws Conflict if somebody else has saved it meanwhile
     * @throws UnknownId if it is gone
     */
    public Scenario update(Scenario scenario) {
        return write(UPDATE, scenario).orElseThrow(() -> {
            int version = find(scenario.id())
                    .orElseThrow(() -> new UnknownId("scenario", scenario.id()))
                    .version();
            return new Conflict("the scenario \"" + PlainText.shown(scenario.id()) + "\" is version " + version
                    + " by now, not " + scenario.version() + "; read it again and repeat the change");
        });
    }

    private Optional<Scenario> write(String statement, Scenario scenario) {
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("id", scenario.id());
        parameters.put("version", scenario.version());
        parameters.put("mark", UUID.randomUUID().toString()); // of whoever made it
        parameters.put("base", scenario.base());
        parameters.put("now", Instant.now().truncatedTo(ChronoUnit.MILLIS).toEpochMilli());
        parameters.put("document", Json.MAPPER.writeValueAsString(ScenarioDocument.of(scenario)));
        return database.inSession(session -> session.executeWrite(transaction ->
                transaction.run(statement, parameters).stream().findFirst().map(Scenarios::read)));
    }

    /** Whether there was one. */
    public boolean delete(String id) {
        return database.inSession(session -> session.executeWrite(transaction ->
                transaction.run(DELETE, Map.of("id", id)).stream().findAny().isPresent()));
    }

    public Optional<Scenario> find(String id) {
        return database.inSession(session -> session.executeRead(transaction ->
                transaction.run(FIND, Map.of("id", id)).stream().findFirst().map(Scenarios::read)));
    }

    /** Those of these ids that there are, by id; one round trip. */
    public Map<String, Scenario> find(Collection<String> ids) {
        return database.inSession(session ->
                session.executeRead(transaction -> transaction.run(FIND_ALL, Map.of("ids", List.copyOf(ids))).stream()
                        .map(Scenarios::read)
                        .collect(Collectors.toMap(Scenario::id, scenario -> scenario))));
    }

    /** All, by id. */
    public List<Scenario> list() {
        return database.inSession(session ->
                session.executeRead(transaction -> transaction.run(LIST).list(Scenarios::read)));
    }

    private static Scenario read(org.neo4j.driver.Record row) {
        Scenario stated = ScenarioDocument.read(
                Json.map(row.get("document").asString()), row.get("id").asString());
        Value base = row.get("base");
        return stated.saved(
                row.get("version").asInt(),
                base.asLong(),
                Instant.ofEpochMilli(row.get("updatedAt").asLong()));
    }
}
