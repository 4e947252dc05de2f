package blastradius.store.history;

import blastradius.model.ImportReport.Counts;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A version of the estate: when it came, and what it changed.
 *
 * @param restored the version that came back with it; null: it came with an import
 * @param changes by source, in the order of the import; a restoration is one of no source
 * @param isKept whether the estate can still be read as it was then
 */
public record DatedVersion(
        long version, Instant at, @Nullable Long restored, List<Change> changes, boolean isKept) {

    public DatedVersion {
        changes = List.copyOf(changes);
    }

    /**
     * What became of what one source states.
     *
     * @param source its name today; null: a restoration, which is of all sources
     * @param entities null: the server that made the version did not note it
     * @param relations likewise
     */
    public record Change(
            @Nullable String source,
            @Nullable Counts entities,
            @Nullable Counts relations) {}
}
