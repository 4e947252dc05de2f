package blastradius.graphql.inquiry;

import blastradius.model.Scenario;
import blastradius.store.document.Scenarios;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Those in the store. */
@Component
final class StoredScenarios implements SavedScenarios {

    private final Scenarios scenarios;

    StoredScenarios(Scenarios scenarios) {
        this.scenarios = scenarios;
    }

    @Override
    public Optional<Scenario> find(String id) {
        return scenarios.find(id);
    }

    @Override
    public Map<String, Scenario> find(Collection<String> ids) {
        return ids.isEmpty() ? Map.of() : scenarios.find(ids);
    }

    @Override
    public List<Scenario> list() {
        return scenarios.list();
    }

    @Override
    public Scenario create(Scenario scenario) {
        return scenarios.create(scenario);
    }

    @Override
    public Scenario update(Scenario scenario) {
        return scenarios.update(scenario);
    }

    @Override
    public boolean delete(String id) {
        return scenarios.delete(id);
    }
}
