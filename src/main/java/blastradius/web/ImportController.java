package blastradius.web;

import blastradius.ingest.ImportRequest;
import blastradius.ingest.Intake;
import blastradius.ingest.Progress;
import blastradius.model.BlastRadiusException;
import blastradius.model.BlastRadiusException.BadRequest;
import blastradius.model.ImportReport;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MaxUploadSizeExceededException;

/**
 * {@code POST /import}: files as parts of a multipart body, or one file as the body itself, named by {@code ?name=}. They are kept on
 * disk while they are read, and never in memory.
 */
@RestController
class ImportController {

    private final Intake intake;
    private final Uploads uploads;

    ImportController(Intake intake, Uploads uploads) {
        this.intake = intake;
        this.uploads = uploads;
    }

    /** Imports what was sent and answers with the report. */
    @PostMapping("/import")
    ImportReport imported(
            HttpServletRequest request,
            @RequestParam(required = false) @Nullable String source,
            @RequestParam(defaultValue = "replace") String mode,
            @RequestParam(defaultValue = "false") boolean strict)
            throws IOException, ServletException {
        boolean replacing = switch (mode) {
            case "replace" -> true;
            case "add" -> false;
            default -> throw new BadRequest("mode is \"" + mode + "\"; say replace or add");
        };
        try (Uploads.Kept kept = uploads.keep(request)) {
            ImportRequest.NamedMapping named = kept.mapping(request.getParameter("mapping"));
            return intake.take(new ImportRequest(kept.files(), source, replacing, strict, named), Progress.NONE);
        }
    }

    @ExceptionHandler
    ResponseEntity<Map<String, Object>> refused(BlastRadiusException refusal) {
        return ResponseEntity.status(status(refusal.code())).body(body(refusal.code(), refusal.getMessage()));
    }

    @ExceptionHandler
    ResponseEntity<Map<String, Object>> tooLarge(MaxUploadSizeExceededException refusal) {
        return refused(uploads.tooLarge());
    }

    private static Map<String, Object> body(BlastRadiusException.Code code, @Nullable String message) {
        Map<String, Object> extensions = Map.of("code", code, "classification", code);
        return Map.of("errors", List.of(Map.of("message", String.valueOf(message), "extensions", extensions)));
    }

    private static HttpStatus status(BlastRadiusException.Code code) {
        return switch (code) {
            case BAD_REQUEST -> HttpStatus.BAD_REQUEST;
            case UNKNOWN_ID -> HttpStatus.NOT_FOUND;
            case LIMIT_EXCEEDED -> HttpStatus.CONTENT_TOO_LARGE;
            case STALE_CURSOR, CONFLICT -> HttpStatus.CONFLICT;
            case IMPORT_REJECTED -> HttpStatus.UNPROCESSABLE_CONTENT;
            case TIME_EXCEEDED, STORE_UNAVAILABLE -> HttpStatus.SERVICE_UNAVAILABLE;
        };
    }
}
