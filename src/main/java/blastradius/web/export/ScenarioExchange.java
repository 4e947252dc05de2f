package blastradius.web.export;

import blastradius.analysis.question.Budget;
import blastradius.ingest.ScenarioFiles;
import blastradius.model.BlastRadiusException;
import blastradius.model.BlastRadiusException.LimitExceeded;
import blastradius.model.BlastRadiusException.UnknownId;
import blastradius.model.Scenario;
import blastradius.model.Utf8;
import blastradius.scenario.resolution.Resolution;
import blastradius.snapshot.CurrentSnapshot;
import blastradius.store.document.Scenarios;
import blastradius.web.refusal.Refusals;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Scenarios as YAML files, out and in. */
@RestController
class ScenarioExchange {

    private static final int LARGEST = 256 * 1024;

    /** How long a file may be tried on the estate. */
    private static final Duration LONGEST = Duration.ofSeconds(10);

    private final Scenarios scenarios;
    private final CurrentSnapshot current;

    ScenarioExchange(Scenarios scenarios, CurrentSnapshot current) {
        this.scenarios = scenarios;
        this.current = current;
    }

    /** What was saved. */
    record Saved(String id, int version) {}

    /** A saved scenario as a file. */
    @GetMapping(value = "/export/scenario.yaml", produces = "application/yaml")
    ResponseEntity<String> exported(@RequestParam String id) {
        Scenario scenario = scenarios.find(id).orElseThrow(() -> new UnknownId("scenario", id));
        ContentDisposition attachment = ContentDisposition.attachment()
                .filename(scenario.id() + ".yaml", StandardCharsets.UTF_8)
                .build();
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_DISPOSITION, attachment.toString())
                .body(ScenarioFiles.write(scenario));
    }

    /**
     * Saves a file: as a new scenario under the id that it states, or one of its own; or in the place of a version.
     *
     * @param version the version that it replaces; null: it is new
     */
    @PostMapping("/import/scenario")
    Saved imported(HttpServletRequest request, @RequestParam(required = false) @Nullable Integer version)
            throws IOException {
        byte[] body = request.getInputStream().readNBytes(LARGEST + 1);
        if (body.length > LARGEST) {
            throw new LimitExceeded("the file is larger than " + LARGEST + " bytes, the most that a scenario may have");
        }
        Scenario stated = ScenarioFiles.read(
                Utf8.text("the file", body), UUID.randomUUID().toString());
        Scenario applied =
                Resolution.of(current.get(), stated, Budget.of(LONGEST)).scenario();
        Scenario saved = version == null
                ? scenarios.create(applied.saved(1, current.get().version(), applied.updatedAt()))
                : scenarios.update(applied.saved(version, current.get().version(), applied.updatedAt()));
        return new Saved(saved.id(), saved.version());
    }

    @ExceptionHandler
    ResponseEntity<Map<String, Object>> refused(BlastRadiusException refusal) {
        return Refusals.response(refusal);
    }
}
