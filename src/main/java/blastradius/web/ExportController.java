package blastradius.web;

import blastradius.export.EstateExport;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /export/estate.…}: the whole estate, streamed, as files that import reads again. */
@RestController
class ExportController {

    private final EstateExport export;

    ExportController(EstateExport export) {
        this.export = export;
    }

    /** The two own tables in one zip. */
    @GetMapping("/export/estate.zip")
    void tables(HttpServletResponse response) throws IOException {
        describe(response, "application/zip", "estate.zip");
        export.tables(response.getOutputStream());
    }

    /** The same records as lines of JSON. */
    @GetMapping("/export/estate.jsonl")
    void jsonLines(HttpServletResponse response) throws IOException {
        describe(response, "application/jsonl", "estate.jsonl");
        export.jsonLines(response.getOutputStream());
    }

    private static void describe(HttpServletResponse response, String type, String name) {
        response.setContentType(type);
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment().filename(name).build().toString());
    }
}
