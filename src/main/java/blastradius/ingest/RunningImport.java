package blastradius.ingest;

import blastradius.ingest.file.ImportFile;
import blastradius.ingest.file.Patience;
import blastradius.ingest.file.Progress;
import blastradius.model.BlastRadiusException.Conflict;
import blastradius.model.ImportReport;
import blastradius.store.document.ImportHistory;
import blastradius.store.reading.NewestVersion;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Imports into a server that answers questions, one at a time: a changed estate becomes the current snapshot, and every report is kept.
 * Thread-safe.
 */
public final class RunningImport {

    private final Works works;
    private final ImportHistory history;
    private final NewestVersion newest;
    private final Duration limit;
    private final AtomicReference<@Nullable Work> work = new AtomicReference<>();

    /**
     * An import that is under way.
     *
     * @param files what is imported, by name
     */
    public record Running(String files, Instant startedAt, Progress.State state) {

        /** Records read for each second since the start. */
        public double recordsPerSecond(Instant now) {
            double seconds = Duration.between(startedAt, now).toMillis() / 1000.0;
            return seconds > 0 ? state.records() / seconds : 0;
        }
    }

    /** The one import under way, and what ends it. */
    private static final class Work {

        private final Patience patience;
        private volatile Running running;

        Work(Patience patience, Running running) {
            this.patience = patience;
            this.running = running;
        }

        void at(Progress.State state) {
            running = new Running(running.files(), running.startedAt(), state);
        }
    }

    /** Who does the work. */
    record Works(Importer importer, Sources sources) {}

    /** Something that changes the estate and says what it did. */
    @FunctionalInterface
    private interface Job {
        ImportReport run(Progress progress, Patience patience);
    }

    /**
     * @param limit how long an import may take
     */
    RunningImport(Works works, ImportHistory history, NewestVersion newest, Duration limit) {
        this.works = works;
        this.history = history;
        this.newest = newest;
        this.limit = limit;
    }

    /**
     * Imports the files and, if that changed anything, lets questions see it; see {@link Importer#run}.
     *
     * @throws Conflict while another import is under way here
     */
    public ImportReport take(ImportRequest request, Progress progress) {
        return take(request, progress, patience());
    }

    /** How long an import may take, from now on. */
    public Patience patience() {
        return Patience.of(limit);
    }

    /** The same, with a patience that the caller may end. */
    public ImportReport take(ImportRequest request, Progress progress, Patience patience) {
        String files =
                String.join(", ", request.files().stream().map(ImportFile::name).toList());
        return alone(files, patience, (told, lasting) -> works.importer().run(request, told.and(progress), lasting));
    }

    /** Takes a source away and lets questions see it; see {@link Sources#remove}. */
    public ImportReport remove(String source) {
        return alone(
                "removal of " + source,
                patience(),
                (told, lasting) -> works.sources().remove(source, told, lasting));
    }

    /** Gives a source another name; see {@link Sources#rename}. */
    public void rename(String source, String name) {
        works.sources().rename(source, name);
    }

    private ImportReport alone(String words, Patience patience, Job job) {
        Progress.State begun = new Progress.State("looking at the files", 0, 0, 0, 0, 0);
        Work own = new Work(patience, new Running(words, Instant.now(), begun));
        if (!work.compareAndSet(null, own)) {
            throw new Conflict("another import is running; try again when it is done, or cancel it");
        }
        try {
            ImportReport report = job.run(own::at, patience);
            return report.dryRun() ? report : published(report, own);
        } finally {
            work.set(null);
        }
    }

    /* The estate is changed: from here on nothing may be told as if it were not. */
    private ImportReport published(ImportReport report, Work own) {
        List<String> remarks = new ArrayList<>();
        report.each().forEach(part -> history.save(part).ifPresent(remarks::add));
        own.at(own.running.state().in("publishing the snapshot"));
        newest.takeSoon().ifPresent(remarks::add);
        ImportReport told = report;
        for (String remark : remarks) {
            told = told.noting(remark);
        }
        return told;
    }

    /** The import that is under way, if one is. */
    public Optional<Running> running() {
        return Optional.ofNullable(work.get()).map(own -> own.running);
    }

    /**
     * Ends the import that is under way, if one is: at its next step, within about a second, it fails and is undone. Once everything is
     * visible it comes too late.
     *
     * @param reason ends the sentence "the import was cancelled …"
     * @return what was under way
     */
    public Optional<Running> cancel(String reason) {
        return Optional.ofNullable(work.get()).map(own -> {
            own.patience.cancel(reason);
            return own.running;
        });
    }
}
