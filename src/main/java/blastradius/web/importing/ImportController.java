package blastradius.web.importing;

import blastradius.ingest.ImportRequest;
import blastradius.ingest.RunningImport;
import blastradius.ingest.file.Patience;
import blastradius.ingest.file.Progress;
import blastradius.lane.Connection;
import blastradius.model.BlastRadiusException;
import blastradius.model.BlastRadiusException.BadRequest;
import blastradius.model.ImportReport;
import blastradius.model.PlainText;
import blastradius.model.Removing;
import blastradius.store.reading.Entities;
import blastradius.web.refusal.Refusals;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
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
 * ends it. {@code GET /import/sources} lists what was imported, {@code DELETE /import?source=} takes one away, {@code POST
 * /import/rename} gives it another name.
 */
@RestController
class ImportController {

    private final RunningImport intake;
    private final Uploads uploads;
    private final Entities entities;

    ImportController(RunningImport intake, Uploads uploads, Entities entities) {
        this.intake = intake;
        this.uploads = uploads;
        this.entities = entities;
    }

    /**
     * What is said of the files.
     *
     * @param source name under which the facts are kept; what the files say, where nobody says
     * @param mode {@code replace} or {@code add}
     * @param mapping name of a shipped one; a file, where it is a part of its own
     * @param removing how much of what the source stated before may be removed: a number, or {@code any}
     * @param dryRun whether only the report is wanted
     * @param zone of times and days that state none
     * @param tenant of files of Entra that do not say whose they are
     * @param saved whether the lists, scenarios, exceptions and reviews of an export are taken over
     * @param name of a file that is the body itself
     */
    record Said(
            @Nullable String source,
            @Nullable String mode,
            @Nullable String strict,
            @Nullable Object mapping,
            @Nullable String removing,
            @Nullable String dryRun,
            @Nullable String zone,
            @Nullable String tenant,
            @Nullable String saved,
            @Nullable String name) {

        ImportRequest of(Uploads.Kept kept) {
            boolean replacing = truth("mode", mode == null ? "replace" : mode, "replace", "add");
            return new ImportRequest(
                            kept.files(),
                            source,
                            replacing,
                            isTrue("strict", strict),
                            kept.mapping(mapping instanceof String shipped ? shipped : null))
                    .removing(removing == null ? Removing.ASK : Removing.of(removing))
                    .asTrial(isTrue("dryRun", dryRun))
                    .in(zone)
                    .ofTenant(tenant)
                    .withSaved(isTrue("saved", saved));
        }

        private static boolean isTrue(String name, @Nullable String said) {
            return said != null && truth(name, said, "true", "false");
        }

        private static boolean truth(String name, String said, String yes, String no) {
            if (!said.equals(yes) && !said.equals(no)) {
                throw new BadRequest(name + " is \"" + PlainText.shown(said) + "\"; say " + yes + " or " + no);
            }
            return said.equals(yes);
        }
    }

    /** Imports what was sent and answers with the report. Who leaves before everything is visible takes it back. */
    @PostMapping("/import")
    ImportReport imported(
            HttpServletRequest request,
            Said said,
            @RequestAttribute(name = "blastradius.lane.Connection", required = false) @Nullable Connection client)
            throws IOException, ServletException {
        try (Uploads.Kept kept = uploads.keep(request, said.name())) {
            return imported(said.of(kept), client);
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

    /** Takes a source away with all that it states, and answers with the report. */
    @DeleteMapping("/import")
    ImportReport removed(@RequestParam String source) {
        return intake.remove(source);
    }

    /** A source, as it is listed; null where no import is known. */
    record Listed(
            String name,
            long entities,
            long relations,
            @Nullable Instant lastImport,
            @Nullable Duration age) {

        private static Listed of(Entities.Source source, Instant now) {
            Instant last = source.lastImport();
            return new Listed(
                    source.name(),
                    source.entities(),
                    source.relations(),
                    last,
                    last == null ? null : Duration.between(last, now).truncatedTo(ChronoUnit.SECONDS));
        }
    }

    /** All sources, by name. */
    @GetMapping("/import/sources")
    List<Listed> sources() {
        Instant now = Instant.now();
        return entities.sources().stream().map(source -> Listed.of(source, now)).toList();
    }

    /** Gives a source another name. */
    @PostMapping("/import/rename")
    Map<String, String> renamed(@RequestParam String source, @RequestParam String to) {
        intake.rename(source, to);
        return Map.of("source", source, "to", to);
    }

    /** Refused, with what the import would have done. */
    @ExceptionHandler
    ResponseEntity<Map<String, Object>> refused(BlastRadiusException.Unconfirmed refusal) {
        return Refusals.response(refusal, Map.of("report", refusal.report()));
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
