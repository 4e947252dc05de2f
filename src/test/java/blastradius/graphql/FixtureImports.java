package blastradius.graphql;

import blastradius.graphql.imports.ImportRecord;
import blastradius.model.BlastRadiusException.BadRequest;
import blastradius.model.BlastRadiusException.Conflict;
import blastradius.model.ImportReport;
import blastradius.store.document.Gaps.Gap;
import blastradius.store.document.ImportHistory.Entry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Seven imports of two sources, of which the oldest was told by a server that knew little; what is restored is refused in two ways. */
public final class FixtureImports implements ImportRecord {

    private final List<Entry> entries = new ArrayList<>();
    private volatile boolean away;

    FixtureImports() {
        entries.add(entry(1, "old", Map.of("format", "own tables", "recordsRead", 3)));
        for (int no = 2; no <= 7; no++) {
            entries.add(entry(
                    no,
                    no % 2 == 0 ? "even" : "odd",
                    Map.of(
                            "format", "own tables",
                            "took", "PT1.5S",
                            "entities", Map.of("added", no, "changed", 0, "removed", 1, "unchanged", 2),
                            "unknownKinds", Map.of("Rare", 1, "Often", 5),
                            "rejected", List.of(Map.of("place", "a.csv line 3", "reason", "no id")),
                            "rejectedCount", 1,
                            "notes", List.of("a note"))));
        }
    }

    /** One more import. */
    public void add(int no) {
        entries.add(entry(no, "odd", Map.of()));
    }

    /** Whether the store is away, so that nobody can tell what is missing. */
    public void away(boolean isAway) {
        away = isAway;
    }

    private static Entry entry(int no, String source, Map<String, Object> told) {
        return new Entry("import-" + no, source, Fixture.TAKEN_AT.minusSeconds(100 - no), no, null, told);
    }

    @Override
    public @Nullable Instant newest() {
        return entries.getLast().startedAt();
    }

    @Override
    public List<Entry> entries(@Nullable String source, Instant until, int skip, int limit) {
        return of(source, until).stream().skip(skip).limit(limit).toList();
    }

    @Override
    public long count(@Nullable String source, Instant until) {
        return of(source, until).size();
    }

    private List<Entry> of(@Nullable String source, Instant until) {
        return entries.stream()
                .filter(entry -> source == null || source.equals(entry.source()))
                .filter(entry -> !entry.startedAt().isAfter(until))
                .sorted(Comparator.comparing(Entry::startedAt).reversed())
                .toList();
    }

    @Override
    public Optional<Entry> find(String id) {
        return entries.stream().filter(entry -> entry.id().equals(id)).findFirst();
    }

    @Override
    public Optional<List<Gap>> gaps(long version) {
        return away
                ? Optional.empty()
                : Optional.of(List.of(
                        new Gap("even", 1L, 2L, 6L, 4, Fixture.TAKEN_AT.minusSeconds(3600)),
                        new Gap("old", null, null, null, 0, null)));
    }

    @Override
    public ImportReport restore(long version, boolean dryRun, Runnable check) {
        if (version == 1) {
            throw new Conflict("an import is under way");
        }
        throw new BadRequest("there is no version " + version);
    }
}
