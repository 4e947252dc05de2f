package blastradius.store.document;

import blastradius.model.BlastRadiusException.Conflict;
import blastradius.model.BlastRadiusException.LimitExceeded;
import blastradius.model.BlastRadiusException.UnknownId;
import blastradius.model.Scenario;
import blastradius.model.ScenarioDocument;
import blastradius.store.database.Database;
import blastradius.store.database.Json;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The scenarios that people save; imports leave them alone. Thread-safe. */
public final class Scenarios {

    private final Saved<Scenario, ScenarioNode> saved;

    /** {@code most}: how many may be saved at a time. */
    public Scenarios(Database database, ScenarioNodes nodes, int most) {
        this.saved = new Saved<>(database, nodes, "scenario", most, Scenarios::read);
    }

    /**
     * Saves a new scenario under its own id, as its first version, written against the base that it names.
     *
     * @throws Conflict if another one has the id
     * @throws LimitExceeded if there are as many as there may be
     */
    public Scenario create(Scenario scenario) {
        return saved.create(scenario.id(), node(scenario, 1));
    }

    /**
     * Saves a scenario in the place of the version that it was read as.
     *
     * @throws Conflict if somebody else has saved it meanwhile
     * @throws UnknownId if it is gone
     */
    public Scenario update(Scenario scenario) {
        ScenarioNode next = node(scenario, scenario.version() + 1);
        return saved.update(scenario.id(), scenario.version(), next, Scenario::version);
    }

    /** Whether there was one. */
    public boolean delete(String id) {
        return saved.delete(id);
    }

    public Optional<Scenario> find(String id) {
        return saved.find(id);
    }

    /** Those of these ids that there are, by id; one round trip. */
    public Map<String, Scenario> find(Collection<String> ids) {
        return saved.find(ids).stream().collect(Collectors.toMap(Scenario::id, scenario -> scenario));
    }

    /** All, by id. */
    public List<Scenario> list() {
        return saved.list();
    }

    private static ScenarioNode node(Scenario scenario, int version) {
        return new ScenarioNode(
                scenario.id(),
                version,
                scenario.base(),
                Instant.now().toEpochMilli(),
                Json.MAPPER.writeValueAsString(ScenarioDocument.of(scenario)));
    }

    private static Scenario read(ScenarioNode node) {
        return ScenarioDocument.read(Json.map(node.document()), node.id())
                .saved(node.version(), node.base(), Instant.ofEpochMilli(node.updatedAt()));
    }
}
