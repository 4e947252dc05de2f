package blastradius.graphql;

import blastradius.model.BlastRadiusException.Conflict;
import blastradius.model.BlastRadiusException.UnknownId;
import blastradius.model.ClearableShelf;
import blastradius.model.Scenario;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Scenarios in memory. */
public final class FixtureScenarios implements ClearableShelf<Scenario> {

    private final Map<String, Scenario> byId = new ConcurrentHashMap<>();

    @Override
    public Optional<Scenario> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    @Override
    public List<Scenario> find(Collection<String> ids) {
        return byId.values().stream()
                .filter(scenario -> ids.contains(scenario.id()))
                .toList();
    }

    @Override
    public List<Scenario> list() {
        return new ArrayList<>(byId.values());
    }

    @Override
    public Scenario create(Scenario scenario) {
        if (byId.putIfAbsent(scenario.id(), scenario) != null) {
            throw new Conflict("there is one");
        }
        return scenario;
    }

    @Override
    public Scenario update(Scenario scenario) {
        Scenario before = find(scenario.id()).orElseThrow(() -> new UnknownId("scenario", scenario.id()));
        if (before.version() != scenario.version()) {
            throw new Conflict("version " + before.version() + " by now");
        }
        Scenario after = scenario.saved(before.version() + 1, scenario.base(), scenario.updatedAt());
        byId.put(scenario.id(), after);
        return after;
    }

    @Override
    public boolean delete(String id) {
        return byId.remove(id) != null;
    }
}
