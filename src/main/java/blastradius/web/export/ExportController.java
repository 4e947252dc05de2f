package blastradius.web.export;

import blastradius.export.EstateExport;
import blastradius.lane.Connection;
import blastradius.model.BlastRadiusException;
import blastradius.web.refusal.Refusals;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RestController;

/**
 * {@code GET /export/estate.…} and {@code opengraph.zip}: the whole estate, streamed, as files that import reads again. A store that is away is an error; one
 * that goes away midway breaks the connection off, so that no client takes a part for the whole.
 */
@RestController
class ExportController {

    private final EstateExport export;
    private final Attachments attachments;

    ExportController(EstateExport export, Attachments attachments) {
        this.export = export;
        this.attachments = attachments;
    }

    /** The two own tables in one zip. */
    @GetMapping("/export/estate.zip")
    void tables(
            @RequestAttribute(name = Waiting.CONNECTION, required = false) @Nullable Connection client,
            HttpServletResponse response)
            throws IOException {
        attachments.send(response, "application/zip", "estate.zip", attachments.waiting(client), export::tables);
    }

    /** The same records as lines of JSON. */
    @GetMapping("/export/estate.jsonl")
    void jsonLines(
            @RequestAttribute(name = Waiting.CONNECTION, required = false) @Nullable Connection client,
            HttpServletResponse response)
            throws IOException {
        attachments.send(response, "application/jsonl", "estate.jsonl", attachments.waiting(client), export::jsonLines);
    }

    /** The same as BloodHound OpenGraph, in a zip with its manifest. */
    @GetMapping("/export/opengraph.zip")
    void openGraph(
            @RequestAttribute(name = Waiting.CONNECTION, required = false) @Nullable Connection client,
            HttpServletResponse response)
            throws IOException {
        attachments.send(response, "application/zip", "opengraph.zip", attachments.waiting(client), export::openGraph);
    }

    @ExceptionHandler
    ResponseEntity<Map<String, Object>> refused(BlastRadiusException refusal) {
        return Refusals.response(refusal);
    }
}
