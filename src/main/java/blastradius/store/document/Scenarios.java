package blastradius.store.document;

import blastradius.model.BlastRadiusException.Conflict;
import blastradius.model.BlastRadiusException.UnknownId;
import blastradius.model.PlainText;
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
import org.springframework.dao.DataIntegrityViolationException;

/** The scenarios that people save; imports leave them alone. Thread-safe. */
public final class Scenarios {

    private final Database database;
    private final ScenarioNodes nodes;

    public Scenarios(Database database, ScenarioNodes nodes) {
        this.database = database;
        this.nodes = nodes;
    }

    /**
     * Saves a new scenario under its own id, as its first version, written against the base that it names.
     *
     * @throws Conflict if another one has the id
     */
    public Scenario create(Scenario scenario) {
        try {
            return read(Documents.ask(database, () -> nodes.add(node(scenario, 1))));
        } catch (DataIntegrityViolationException taken) {
            throw new Conflict("there is a scenario with the id \"" + PlainText.shown(scenario.id())
                    + "\" already; update that one, or leave the id out");
        }
    }

    /**
     * Saves a scenario in the place of the version that it was read as.
     *
     * @throws Conflict if somebody else has saved it meanwhile
     * @throws UnknownId if it is gone
     */
    public Scenario update(Scenario scenario) {
        ScenarioNode next = node(scenario, scenario.version() + 1);
        return Documents.ask(database, () -> nodes.replace(next))
                .map(Scenarios::read)
                .orElseThrow(() -> new Conflict("the scenario \"" + PlainText.shown(scenario.id()) + "\" is version "
                        + versionOf(scenario.id()) + " by now, not " + scenario.version()
                        + "; read it again and repeat the change"));
    }

    private int versionOf(String id) {
        return find(id).orElseThrow(() -> new UnknownId("scenario", id)).version();
    }

    /** Whether there was one. */
    public boolean delete(String id) {
        return Documents.ask(database, () -> nodes.removeById(id)) > 0;
    }

    public Optional<Scenario> find(String id) {
        return Documents.ask(database, () -> nodes.findById(id)).map(Scenarios::read);
    }

    /** Those of these ids that there are, by id; one round trip. */
    public Map<String, Scenario> find(Collection<String> ids) {
        return Documents.ask(database, () -> nodes.findAllByIdIn(ids)).stream()
                .map(Scenarios::read)
                .collect(Collectors.toMap(Scenario::id, scenario -> scenario));
    }

    /** All, by id. */
    public List<Scenario> list() {
        return Documents.ask(database, nodes::findAllByOrderById).stream()
                .map(Scenarios::read)
                .toList();
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
