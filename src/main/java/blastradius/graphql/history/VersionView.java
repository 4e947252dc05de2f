package blastradius.graphql.history;

import blastradius.model.ImportReport.Counts;
import blastradius.store.history.DatedVersion;
import blastradius.store.history.DatedVersion.Change;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A version under the schema's names for its fields. */
record VersionView(DatedVersion of) {

    public long version() {
        return of.version();
    }

    public Instant at() {
        return of.at();
    }

    public @Nullable Long restored() {
        return of.restored();
    }

    public boolean getIsKept() {
        return of.isKept();
    }

    public List<String> sources() {
        return of.changes().stream()
                .map(Change::source)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
    }

    public @Nullable Counts entities() {
        return together(of.changes(), Change::entities);
    }

    public @Nullable Counts relations() {
        return together(of.changes(), Change::relations);
    }

    public List<Change> changes() {
        return of.changes();
    }

    /** What several versions changed, source by source, in the order in which sources first changed. */
    static List<Change> together(List<DatedVersion> newestFirst) {
        Map<String, List<Change>> bySource = new LinkedHashMap<>();
        newestFirst.reversed().stream()
                .flatMap(version -> version.changes().stream())
                .forEach(change -> bySource.computeIfAbsent(
                                Objects.requireNonNullElse(change.source(), ""), first -> new ArrayList<>())
                        .add(change));
        return bySource.values().stream()
                .map(all -> new Change(
                        all.getFirst().source(), together(all, Change::entities), together(all, Change::relations)))
                .toList();
    }

    /* What is unchanged is so after the last of them. Null: one of them does not tell. */
    private static @Nullable Counts together(List<Change> changes, Function<Change, @Nullable Counts> counts) {
        long added = 0;
        long changed = 0;
        long removed = 0;
        long unchanged = 0;
        for (Change change : changes) {
            Counts told = counts.apply(change);
            if (told == null) {
                return null;
            }
            added += told.added();
            changed += told.changed();
            removed += told.removed();
            unchanged = told.unchanged();
        }
        return changes.isEmpty() ? null : new Counts(added, changed, removed, unchanged);
    }
}
