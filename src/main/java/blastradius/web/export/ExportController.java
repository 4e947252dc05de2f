package blastradius.web.export;

import blastradius.export.EstateExport;
import blastradius.model.BlastRadiusException;
import blastradius.web.refusal.Refusals;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;
import org.apache.catalina.connector.ClientAbortException;
import org.apache.coyote.CloseNowException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * {@code GET /export/estate.…} and {@code opengraph.zip}: the whole estate, streamed, as files that import reads again. A store that is away is an error; one
 * that goes away midway breaks the connection off, so that no client takes a part for the whole.
 */
@RestController
class ExportController {

    private static final Logger LOG = LoggerFactory.getLogger(ExportController.class);

    private final EstateExport export;

    ExportController(EstateExport export) {
        this.export = export;
    }

    /** The two own tables in one zip. */
    @GetMapping("/export/estate.zip")
    void tables(HttpServletResponse response) throws IOException {
        send(response, "application/zip", "estate.zip", export::tables);
    }

    /** The same records as lines of JSON. */
    @GetMapping("/export/estate.jsonl")
    void jsonLines(HttpServletResponse response) throws IOException {
        send(response, "application/jsonl", "estate.jsonl", export::jsonLines);
    }

    /** The same as BloodHound OpenGraph, in a zip with its manifest. */
    @GetMapping("/export/opengraph.zip")
    void openGraph(HttpServletResponse response) throws IOException {
        send(response, "application/zip", "opengraph.zip", export::openGraph);
    }

    /** What writes an answer. */
    private interface Writing {
        void to(OutputStream out) throws IOException;
    }

    /* The status is sent with the first full buffer, thus after the first record was read; what fails before is answered as an error. */
    private static void send(HttpServletResponse response, String type, String name, Writing writing)
            throws IOException {
        response.setContentType(type);
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment().filename(name).build().toString());
        try {
            writing.to(response.getOutputStream());
        } catch (IOException | RuntimeException failed) {
            if (response.isCommitted()) {
                throw severed(name, failed);
            }
            response.resetBuffer();
            response.setContentType(null);
            response.setHeader(HttpHeaders.CONTENT_DISPOSITION, null);
            throw failed;
        }
    }

    private static IOException severed(String name, Exception failed) {
        for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
            if (cause instanceof ClientAbortException gone) {
                return gone;
            }
        }
        LOG.warn("{} was cut off, and its connection closed: {}", name, failed.getMessage());
        /* Without a cause: Spring would take the cause for an error that can still be answered. See CutOffFilter. */
        return new CloseNowException("an export was cut off");
    }

    @ExceptionHandler
    ResponseEntity<Map<String, Object>> refused(BlastRadiusException refusal) {
        return Refusals.response(refusal);
    }
}
