package blastradius.web.importing;

import blastradius.ingest.ImportRequest;
import blastradius.ingest.RunningImport;
import blastradius.ingest.file.Patience;
import blastradius.ingest.file.Progress;
import blastradius.lane.Connection;
import blastradius.model.BlastRadiusException;
import blastradius.model.BlastRadiusException.BadRequest;
import blastradius.model.ImportReport;
import blastradius.web.refusal.Refusals;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MaxUploadSizeExceededException;

/**
 * {@code POST /import}: files as parts of a multipart body, or one file as the body itself, named by {@code ?name=}. They are kept on
 * disk while they are read, and never in memory. {@code GET /import/progress} says how far an import is, {@code POST /import/cancel}
 * ends it.
 */
@RestController
class ImportController {

    private final RunningImport intake;
    private final Uploads uploads;

    ImportController(RunningImport intake, Uploads uploads) {
        this.intake = intake;
        this.uploads = uploads;
    }

    /** Imports what was sent and answers with the report. Who leaves before everything is visible takes it back. */
    @PostMapping("/import")
    ImportReport imported(
            HttpServletRequest request,
            @RequestParam(required = false) @Nullable String source,
            @RequestParam(defaultValue = "replace") String mode,
            @RequestParam(defaultValue = "false") boolean strict,
            @RequestAttribute(name = "blastradius.lane.Connection", required = false) @Nullable Connection client)
            throws IOException, ServletException {
        boolean replacing = switch (mode) {
            case "replace" -> true;
            case "add" -> false;
            default -> throw new BadRequest("mode is \"" + mode + "\"; say replace or add");
        };
        try (Uploads.Kept kept = uploads.keep(request)) {
            ImportRequest.NamedMapping named = kept.mapping(request.getParameter("mapping"));
            return imported(new ImportRequest(kept.files(), source, replacing, strict, named).in(request.getParameter("zone")), client);
        }
    }

    /* The container serves under the connection's lock: only this thread, which imports, may look at it meanwhile. */
    private ImportReport imported(ImportRequest request, @Nullable Connection client) {
        Patience patience = intake.patience();
        if (client != null) {
            patience.endsWhen(client::isGone);
        }
        return intake.take(request, Progress.NONE, patience);
    }

    /** How far the import is that is under way, whoever sent it; no content where none is. */
    @GetMapping("/import/progress")
    ResponseEntity<RunningImport.Running> progress() {
        return intake.running()
                .map(ResponseEntity::ok)
                .orElseGet(() -> ResponseEntity.noContent().build());
    }

    /** Ends the import that is under way, whoever sent it; its sender learns that it was cancelled. No content where none is. */
    @PostMapping("/import/cancel")
    ResponseEntity<RunningImport.Running> cancelled() {
        return intake.cancel("by a caller of /import/cancel")
                .map(running -> ResponseEntity.accepted().body(running))
                .orElseGet(() -> ResponseEntity.noContent().build());
    }

    @ExceptionHandler
    ResponseEntity<Map<String, Object>> refused(BlastRadiusException refusal) {
        return Refusals.response(refusal);
    }

    @ExceptionHandler
    ResponseEntity<Map<String, Object>> tooLarge(MaxUploadSizeExceededException refusal) {
        return refused(uploads.tooLarge());
    }
}
