package blastradius.model;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What one import did, or would not do: nothing is dropped in silence.
 *
 * @param id the import's own id
 * @param source the name under which its facts are kept and replaced
 * @param format the format that was recognised, in words
 * @param startedAt when it began
 * @param took wall-clock time to the commit
 * @param version the estate's version afterwards; the one before where nothing changed
 * @param recordsRead records of the files, whatever became of them
 * @param entities what became of the source's entities
 * @param relations what became of the source's relations
 * @param duplicates relations that were stated more than once
 * @param danglingEnds relations' ends that no record describes; kept as placeholders
 * @param unknownKinds source kinds that no policy knows, with their counts
 * @param rejected records that were refused; the first {@value #MAX_LISTED} are listed
 * @param rejectedCount how many were refused in all
 * @param removed some of what was removed, by name, or would be: the first {@value #MAX_NAMED} entities and relations
 * @param dryRun whether it was only asked what the import would do: the estate is as it was
 * @param refusal why the same import was refused, or would be; null: it is not
 * @param parts what became of each source, where the files speak of several organizations; empty: there is one
 * @param saved what became of the things that people keep beside the estate, by sort; empty: nobody asked for them, or there are none
 * @param notes the places of duplicates, dangling ends and misfits in words, the first {@value #MAX_LISTED}
 */
public record ImportReport(
        String id,
        String source,
        String format,
        Instant startedAt,
        Duration took,
        long version,
        long recordsRead,
        Counts entities,
        Counts relations,
        long duplicates,
        long danglingEnds,
        Map<String, Long> unknownKinds,
        List<Rejected> rejected,
        long rejectedCount,
        List<String> notes,
        List<String> removed,
        Boolean dryRun,
        @Nullable String refusal,
        List<ImportReport> parts,
        List<SavedCounts> saved) {

    @SuppressWarnings("NullAway") // reports that earlier versions kept do not say
    public ImportReport {
        removed = removed == null ? List.of() : List.copyOf(removed);
        dryRun = dryRun != null && dryRun;
        parts = parts == null ? List.of() : List.copyOf(parts);
        saved = saved == null ? List.of() : List.copyOf(saved);
    }

    /** One report of what several sources became in one import; that of a single source is its own. */
    public static ImportReport of(List<ImportReport> parts) {
        ImportReport first = parts.getFirst();
        return parts.size() == 1
                ? first
                : new ImportReport(
                        first.id,
                        joined(parts, ImportReport::source),
                        joined(parts, ImportReport::format),
                        first.startedAt,
                        first.took,
                        first.version,
                        sum(parts, ImportReport::recordsRead),
                        parts.stream().map(ImportReport::entities).reduce(Counts.ZERO, Counts::and),
                        parts.stream().map(ImportReport::relations).reduce(Counts.ZERO, Counts::and),
                        sum(parts, ImportReport::duplicates),
                        sum(parts, ImportReport::danglingEnds),
                        unknownKinds(parts),
                        listed(parts, ImportReport::rejected),
                        sum(parts, ImportReport::rejectedCount),
                        listed(parts, ImportReport::notes),
                        listed(parts, ImportReport::removed),
                        false,
                        null,
                        parts,
                        List.of());
    }

    private static String joined(List<ImportReport> parts, Function<ImportReport, String> word) {
        return parts.stream().map(word).distinct().collect(Collectors.joining(", "));
    }

    private static long sum(List<ImportReport> parts, ToLongFunction<ImportReport> count) {
        return parts.stream().mapToLong(count).sum();
    }

    private static <T> List<T> listed(List<ImportReport> parts, Function<ImportReport, List<T>> list) {
        return parts.stream()
                .flatMap(part -> list.apply(part).stream())
                .limit(MAX_LISTED)
                .toList();
    }

    private static Map<String, Long> unknownKinds(List<ImportReport> parts) {
        Map<String, Long> kinds = new TreeMap<>();
        parts.forEach(part -> part.unknownKinds.forEach((kind, count) -> kinds.merge(kind, count, Long::sum)));
        return kinds;
    }

    /** What every source became: the parts, or this one. */
    public List<ImportReport> each() {
        return parts.isEmpty() ? List.of(this) : parts;
    }

    /** The same of an import that was only tried. */
    public ImportReport ofDryRun() {
        return with(recordsRead, true, refusal);
    }

    /** The same of an import that was refused, or would be. */
    public ImportReport refused(String reason) {
        return with(recordsRead, dryRun, reason);
    }

    /** The same of so many records. */
    public ImportReport withRecords(long read) {
        return with(read, dryRun, refusal);
    }

    /** The same that brought such things as well. */
    public ImportReport bringing(List<SavedCounts> things, List<String> remarks) {
        return new ImportReport(
                id,
                source,
                format,
                startedAt,
                took,
                version,
                recordsRead,
                entities,
                relations,
                duplicates,
                danglingEnds,
                unknownKinds,
                rejected,
                rejectedCount,
                Stream.concat(remarks.stream(), notes.stream()).toList(),
                removed,
                dryRun,
                refusal,
                parts,
                things);
    }

    /** The same with something more to say. */
    public ImportReport noting(String remark) {
        return with(
                recordsRead,
                dryRun,
                refusal,
                Stream.concat(Stream.of(remark), notes.stream()).toList());
    }

    private ImportReport with(long records, boolean isDryRun, @Nullable String reason) {
        return with(records, isDryRun, reason, notes);
    }

    private ImportReport with(long records, boolean isDryRun, @Nullable String reason, List<String> said) {
        return new ImportReport(
                id,
                source,
                format,
                startedAt,
                took,
                version,
                records,
                entities,
                relations,
                duplicates,
                danglingEnds,
                unknownKinds,
                rejected,
                rejectedCount,
                said,
                removed,
                isDryRun,
                reason,
                parts,
                saved);
    }

    /** How many entities, and how many relations, a report names that were removed. */
    public static final int MAX_NAMED = 20;

    /** How many places a report lists of each sort; the counts are always complete. */
    public static final int MAX_LISTED = 1000;

    /** Added, changed, removed and unchanged things of one source. */
    public record Counts(long added, long changed, long removed, long unchanged) {
        public static final Counts ZERO = new Counts(0, 0, 0, 0);

        /** These and those. */
        public Counts and(Counts more) {
            return new Counts(
                    added + more.added, changed + more.changed, removed + more.removed, unchanged + more.unchanged);
        }
    }

    /**
     * What became of the saved things of one sort.
     *
     * @param sort what they are: lists, scenarios, exceptions, reviews, items of reviews
     * @param added those that were not here
     * @param unchanged those that say the same here
     * @param different those that say something else here, and stay as they are
     * @param refused those that make no sense
     */
    public record SavedCounts(String sort, long added, long unchanged, long different, long refused) {

        /** These and those, of one sort. */
        public SavedCounts and(SavedCounts more) {
            return new SavedCounts(
                    sort,
                    added + more.added,
                    unchanged + more.unchanged,
                    different + more.different,
                    refused + more.refused);
        }
    }

    /**
     * One record that was refused.
     *
     * @param place file, and line or record
     * @param reason what is wrong with it, with the value
     */
    public record Rejected(String place, String reason) {}
}
