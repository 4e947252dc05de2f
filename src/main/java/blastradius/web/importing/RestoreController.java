package blastradius.web.importing;

import blastradius.model.BlastRadiusException;
import blastradius.model.BlastRadiusException.BadRequest;
import blastradius.model.ImportReport;
import blastradius.model.PlainText;
import blastradius.store.reading.NewestVersion;
import blastradius.store.restoring.Versions;
import blastradius.web.refusal.Refusals;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code POST /import/restore?version=}: an older version of the estate becomes the newest; {@code dryRun=true} only says what that would do. */
@RestController
class RestoreController {

    private final Versions versions;
    private final NewestVersion newest;

    RestoreController(Versions versions, NewestVersion newest) {
        this.versions = versions;
        this.newest = newest;
    }

    /** Answers with the report. As long as it takes: unlike a question, it has no time limit. */
    @PostMapping("/import/restore")
    ImportReport restored(@RequestParam String version, @RequestParam(required = false) @Nullable String dryRun) {
        long number = number(version);
        if (isTrue(dryRun)) {
            return versions.preview(number).ofDryRun();
        }
        ImportReport report = versions.restore(number, () -> {});
        return newest.takeSoon().map(report::noting).orElse(report);
    }

    private static long number(String version) {
        if (!version.matches("\\d{1,15}")) {
            throw new BadRequest("version is \"" + PlainText.shown(version) + "\"; say the number of a version");
        }
        return Long.parseLong(version);
    }

    private static boolean isTrue(@Nullable String said) {
        if (said != null && !said.equals("true") && !said.equals("false")) {
            throw new BadRequest("dryRun is \"" + PlainText.shown(said) + "\"; say true or false");
        }
        return "true".equals(said);
    }

    @ExceptionHandler
    ResponseEntity<Map<String, Object>> refused(BlastRadiusException refusal) {
        return Refusals.response(refusal);
    }
}
