package blastradius.store.document;

import blastradius.model.BlastRadiusException.Conflict;
import blastradius.model.BlastRadiusException.LimitExceeded;
import blastradius.model.BlastRadiusException.UnknownId;
import blastradius.model.ClearableShelf;
import blastradius.model.Scenario;
import blastradius.model.ScenarioDocument;
import blastradius.store.database.Database;
import blastradius.store.database.Json;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The scenarios that people save; imports leave them alone. Thread-safe. */
public final class Scenarios implements ClearableShelf<Scenario> {

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
    @Override
    public Scenario create(Scenario scenario) {
        return saved.create(scenario.id(), node(scenario, 1));
    }

    /**
     * Saves a scenario in the place of the version that it was read as.
     *
     * @throws Conflict if somebody else has saved it meanwhile
     * @throws UnknownId if it is gone
     */
    @Override
    public Scenario update(Scenario scenario) {
        ScenarioNode next = node(scenario, scenario.version() + 1);
        return saved.update(scenario.id(), scenario.version(), next, Scenario::version);
    }

    @Override
    public boolean delete(String id) {
        return saved.delete(id);
    }

    @Override
    public Optional<Scenario> find(String id) {
        return saved.find(id);
    }

    /** Those of these ids that there are; one round trip. */
    @Override
    public List<Scenario> find(Collection<String> ids) {
        return ids.isEmpty() ? List.of() : saved.find(ids);
    }

    /** All, by id. */
    @Override
    public List<Scenario> list() {
        return saved.list();
    }

    /**
     * Keeps a scenario as it was kept elsewhere, its version, base and instant too.
     *
     * @throws Conflict if another one has the id
     * @throws LimitExceeded if there are as many as there may be
     */
    public void takeOver(Scenario scenario) {
        saved.create(scenario.id(), node(scenario, scenario.version(), scenario.updatedAt()));
    }

    /**
     * Refuses one more where there are as many as there may be.
     *
     * @param coming how many are to be saved before it
     * @throws LimitExceeded if so
     */
    public void checkRoom(int coming) {
        saved.checkRoom(coming);
    }

    private static ScenarioNode node(Scenario scenario, int version) {
        return node(scenario, version, Instant.now());
    }

    private static ScenarioNode node(Scenario scenario, int version, Instant at) {
        return new ScenarioNode(
                scenario.id(),
                version,
                scenario.base(),
                at.toEpochMilli(),
                Json.MAPPER.writeValueAsString(ScenarioDocument.of(scenario)));
    }

    private static Scenario read(ScenarioNode node) {
        return ScenarioDocument.read(Json.map(node.document()), node.id())
                .saved(node.version(), node.base(), Instant.ofEpochMilli(node.updatedAt()));
    }
}
