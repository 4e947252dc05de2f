package blastradius.web.export;

import blastradius.analysis.question.Budget;
import blastradius.ingest.ScenarioFiles;
import blastradius.model.BlastRadiusException;
import blastradius.model.BlastRadiusException.UnknownId;
import blastradius.model.Scenario;
import blastradius.scenario.resolution.Resolution;
import blastradius.snapshot.CurrentSnapshot;
import blastradius.store.document.Scenarios;
import blastradius.web.refusal.Refusals;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Scenarios as YAML files, out and in. */
@RestController
class ScenarioExchange {

    /** How long a file may be tried on the estate. */
    private static final Duration LONGEST = Duration.ofSeconds(10);

    private final Scenarios scenarios;
    private final CurrentSnapshot current;

    ScenarioExchange(Scenarios scenarios, CurrentSnapshot current) {
        this.scenarios = scenarios;
        this.current = current;
    }

    /** A saved scenario as a file. */
    @GetMapping(value = "/export/scenario.yaml", produces = "application/yaml")
    ResponseEntity<String> exported(@RequestParam String id) {
        Scenario scenario = scenarios.find(id).orElseThrow(() -> new UnknownId("scenario", id));
        return YamlExchange.file(scenario.id(), ScenarioFiles.write(scenario));
    }

    /**
     * Saves a file: as a new scenario under the id that it states, or one of its own; or in the place of a version.
     *
     * @param version the version that it replaces; null: it is new
     */
    @PostMapping("/import/scenario")
    YamlExchange.Saved imported(HttpServletRequest request, @RequestParam(required = false) @Nullable Integer version)
            throws IOException {
        Scenario stated = ScenarioFiles.read(
                YamlExchange.text(request, "scenario"), UUID.randomUUID().toString());
        Scenario applied =
                Resolution.of(current.get(), stated, Budget.of(LONGEST)).scenario();
        Scenario saved = version == null
                ? scenarios.create(applied.saved(1, current.get().version(), applied.updatedAt()))
                : scenarios.update(applied.saved(version, current.get().version(), applied.updatedAt()));
        return new YamlExchange.Saved(saved.id(), saved.version());
    }

    @ExceptionHandler
    ResponseEntity<Map<String, Object>> refused(BlastRadiusException refusal) {
        return Refusals.response(refusal);
    }
}
