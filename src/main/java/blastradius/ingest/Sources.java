package blastradius.ingest;

import blastradius.ingest.file.Meter;
import blastradius.ingest.file.Patience;
import blastradius.ingest.file.Progress;
import blastradius.ingest.writing.EstateWriter;
import blastradius.model.BlastRadiusException;
import blastradius.model.ImportReport;
import blastradius.model.Legible;
import blastradius.store.importing.Imports;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Who states the estate, as a whole: a source is taken away, or gets another name. Thread-safe. */
public final class Sources {

    private final Imports imports;
    private final Clock clock;

    public Sources(Imports imports, Clock clock) {
        this.imports = imports;
        this.clock = clock;
    }

    /**
     * Takes away a source with all that it states, in one new version; the report is an import's.
     *
     * @throws BlastRadiusException.UnknownId if no source has the name
     */
    public ImportReport remove(String name, Progress progress, Patience patience) {
        Instant startedAt = clock.instant();
        Meter meter = new Meter(progress, 0, patience);
        EstateWriter.Outcome outcome = StoreWriter.outcome(imports.remove(name, StoreWriter.watch(meter)));
        return new ImportReport(
                UUID.randomUUID().toString(),
                name,
                "removal of the source",
                startedAt,
                Duration.between(startedAt, clock.instant()),
                outcome.version(),
                0,
                outcome.entities(),
                outcome.relations(),
                0,
                0,
                Map.of(),
                List.of(),
                0,
                List.of(),
                outcome.removed(),
                false,
                null,
                List.of(),
                List.of());
    }

    /**
     * Gives a source another name; what it states stays, and no version is made.
     *
     * @throws BlastRadiusException.UnknownId if no source has the name
     * @throws BlastRadiusException.Conflict if the other name is taken
     */
    public void rename(String name, String other) {
        imports.rename(name, Legible.name("to", other.strip(), Importer.MAX_SOURCE));
    }
}
