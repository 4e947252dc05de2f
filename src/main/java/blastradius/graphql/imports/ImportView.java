package blastradius.graphql.imports;

import blastradius.store.document.ImportHistory.Entry;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A report under the schema's names for its fields; what the report does not tell is null, never 0. */
record ImportView(Entry of) {

    public String id() {
        return of.id();
    }

    public @Nullable String source() {
        return of.source();
    }

    public @Nullable Long restored() {
        return of.restored();
    }

    public @Nullable String format() {
        return of.told().get("format") instanceof String words ? words : null;
    }

    public Instant startedAt() {
        return of.startedAt();
    }

    public @Nullable Duration took() {
        return of.told().get("took") instanceof String words ? Duration.parse(words) : null;
    }

    public long version() {
        return of.version();
    }

    public @Nullable Long recordsRead() {
        return number(of.told().get("recordsRead"));
    }

    public @Nullable Counts entities() {
        return Counts.of(of.told().get("entities"));
    }

    public @Nullable Counts relations() {
        return Counts.of(of.told().get("relations"));
    }

    public @Nullable Long duplicates() {
        return number(of.told().get("duplicates"));
    }

    public @Nullable Long danglingEnds() {
        return number(of.told().get("danglingEnds"));
    }

    public @Nullable List<Saved> saved() {
        return list("saved", sort -> Saved.of((Map<?, ?>) sort));
    }

    public @Nullable List<UnknownKind> unknownKinds() {
        return of.told().get("unknownKinds") instanceof Map<?, ?> kinds
                ? kinds.entrySet().stream()
                        .map(kind -> new UnknownKind(String.valueOf(kind.getKey()), count(kind.getValue())))
                        .sorted(Comparator.comparingLong(UnknownKind::count)
                                .reversed()
                                .thenComparing(UnknownKind::kind))
                        .toList()
                : null;
    }

    public @Nullable Long rejectedCount() {
        return number(of.told().get("rejectedCount"));
    }

    public @Nullable List<Rejected> rejected() {
        return list(
                "rejected",
                record -> record instanceof Map<?, ?> told
                        ? new Rejected(String.valueOf(told.get("place")), String.valueOf(told.get("reason")))
                        : new Rejected("", String.valueOf(record)));
    }

    public @Nullable List<String> notes() {
        return list("notes", String::valueOf);
    }

    public @Nullable List<String> removed() {
        return list("removed", String::valueOf);
    }

    private <T> @Nullable List<T> list(String name, Function<Object, T> each) {
        return of.told().get(name) instanceof List<?> told
                ? told.stream().map(each).toList()
                : null;
    }

    private static @Nullable Long number(@Nullable Object told) {
        return told instanceof Number number ? (Long) number.longValue() : null;
    }

    private static long count(@Nullable Object told) {
        return told instanceof Number number ? number.longValue() : 0;
    }

    /** What became of things of one sort that people keep. */
    record Saved(String sort, long added, long unchanged, long different, long refused) {
        private static Saved of(Map<?, ?> told) {
            return new Saved(
                    String.valueOf(told.get("sort")),
                    count(told.get("added")),
                    count(told.get("unchanged")),
                    count(told.get("different")),
                    count(told.get("refused")));
        }
    }

    /** What became of things of one sort. */
    record Counts(long added, long changed, long removed, long unchanged) {

        static @Nullable Counts of(@Nullable Object told) {
            return told instanceof Map<?, ?> counts
                    ? new Counts(
                            count(counts.get("added")),
                            count(counts.get("changed")),
                            count(counts.get("removed")),
                            count(counts.get("unchanged")))
                    : null;
        }
    }

    /** A word and how much there is of it. */
    record UnknownKind(String kind, long count) {}

    /** A record that was refused. */
    record Rejected(String place, String reason) {}
}
