package blastradius.ingest;

import blastradius.model.ImportReport;
import blastradius.snapshot.CurrentSnapshot;
import blastradius.store.ImportHistory;
import blastradius.store.NewestVersion;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Imports into a server that answers questions: a changed estate becomes the current snapshot, and every report is kept. Thread-safe; the
 * store refuses a second import while one is under way.
 */
public final class Intake {

    private final Importer importer;
    private final ImportHistory history;
    private final NewestVersion newest;
    private final CurrentSnapshot current;
    private final Clock clock;
    private volatile @Nullable Running running;

    /**
     * An import that is under way.
     *
     * @param files what is imported, by name
     */
    public record Running(String files, Instant startedAt, Progress.State state) {

        private Running in(String phase) {
            return new Running(files, startedAt, state.in(phase));
        }

        /** Records read for each second since the start. */
        public double recordsPerSecond(Instant now) {
            double seconds = Duration.between(startedAt, now).toMillis() / 1000.0;
            return seconds > 0 ? state.records() / seconds : 0;
        }
    }

    Intake(Importer importer, ImportHistory history, NewestVersion newest, CurrentSnapshot current, Clock clock) {
        this.importer = importer;
        this.history = history;
        this.newest = newest;
        this.current = current;
        this.clock = clock;
    }

    /** Imports the files and, if that changed anything, lets questions see it; see {@link Importer#run}. */
    public ImportReport take(ImportRequest request, Progress progress) {
        String files =
                String.join(", ", request.files().stream().map(ImportFile::name).toList());
        Instant startedAt = clock.instant();
        try {
            ImportReport report = importer.run(request, state -> {
                running = new Running(files, startedAt, state);
                progress.at(state);
            });
            history.save(report);
            if (report.version() != current.get().version()) {
                running = running == null ? null : running.in("taking the new snapshot");
                newest.take();
            }
            return report;
        } finally {
            running = null;
        }
    }

    /** The import that is under way, if one is. */
    public Optional<Running> running() {
        return Optional.ofNullable(running);
    }
}
