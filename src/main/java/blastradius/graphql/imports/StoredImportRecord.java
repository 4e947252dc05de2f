package blastradius.graphql.imports;

import blastradius.model.ImportReport;
import blastradius.model.Sight;
import blastradius.store.document.Gaps;
import blastradius.store.document.Gaps.Gap;
import blastradius.store.document.ImportHistory;
import blastradius.store.document.ImportHistory.Entry;
import blastradius.store.reading.NewestVersion;
import blastradius.store.restoring.Versions;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The one that the store keeps. */
@Component
final class StoredImportRecord implements ImportRecord {

    private final ImportHistory history;
    private final Gaps gaps;
    private final Versions versions;
    private final NewestVersion current;

    StoredImportRecord(ImportHistory history, Gaps gaps, Versions versions, NewestVersion current) {
        this.history = history;
        this.gaps = gaps;
        this.versions = versions;
        this.current = current;
    }

    @Override
    public @Nullable Instant newest() {
        return history.newest();
    }

    @Override
    public List<Entry> entries(@Nullable String source, Instant until, int skip, int limit) {
        return history.entries(source, until, skip, limit);
    }

    @Override
    public long count(@Nullable String source, Instant until) {
        return history.count(source, until);
    }

    @Override
    public Optional<Entry> find(String id) {
        return history.entry(id);
    }

    @Override
    public Optional<List<Gap>> gaps(long version) {
        return Sight.current().isWhole() ? gaps.of(version) : Optional.empty();
    }

    @Override
    public ImportReport restore(long version, boolean dryRun, Runnable check) {
        if (dryRun) {
            return versions.preview(version);
        }
        ImportReport report = versions.restore(version, check);
        return current.takeSoon().map(report::noting).orElse(report);
    }
}
