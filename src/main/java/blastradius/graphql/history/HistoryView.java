package blastradius.graphql.history;

import blastradius.analysis.impact.Distribution;
import blastradius.graphql.history.HistoryRecord.Point;
import blastradius.history.FoundVersion;
import blastradius.history.FoundVersion.Counted;
import blastradius.history.MeasuredVersion.By;
import blastradius.history.MeasuredVersion.Growth;
import blastradius.history.MeasuredVersion.Link;
import blastradius.history.Spread;
import blastradius.model.EntityKind;
import blastradius.model.Measure;
import blastradius.model.SavedList;
import blastradius.snapshot.Snapshot;
import blastradius.store.document.Gaps.Gap;
import blastradius.store.history.DatedVersion.Change;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A history under the schema's names.
 *
 * @param now the snapshot in which identities are looked up
 * @param lists all that are saved, read once
 */
record HistoryView(HistoryRecord known, Snapshot now, Asked asked, List<Point> all, Supplier<List<SavedList>> lists) {

    /**
     * What is asked of each point.
     *
     * @param list the id of the list whose identities are meant; null: all
     */
    record Asked(Measure measure, @Nullable String list) {

        Optional<By> of(Point point) {
            return point.measured().by(measure, list);
        }
    }

    public Measure measure() {
        return asked.measure();
    }

    public List<PointView> points() {
        return all.stream()
                .map(point -> new PointView(now, asked, point, lists))
                .toList();
    }

    public @Nullable ChangeView change() {
        return all.size() < 2 ? null : new ChangeView(known, asked, all);
    }

    /** One version's measures. */
    record PointView(Snapshot now, Asked asked, Point of, Supplier<List<SavedList>> saved) {

        public Instant at() {
            return of.version().at();
        }

        public VersionView version() {
            return new VersionView(of.version());
        }

        public List<KindCount> counts() {
            return of.measured().counts().entrySet().stream()
                    .map(count -> new KindCount(count.getKey(), count.getValue()))
                    .toList();
        }

        public long relationCount() {
            return of.measured().relations();
        }

        public Growth identities() {
            return of.measured().size().identities();
        }

        public Growth tenants() {
            return of.measured().size().valued();
        }

        public @Nullable Distribution distribution() {
            return asked.of(of).map(By::own).orElse(null);
        }

        public @Nullable Spread chained() {
            return asked.of(of).map(By::chained).orElse(null);
        }

        public @Nullable LinkView link() {
            return asked.of(of).map(by -> link(by.link())).orElse(null);
        }

        public List<MeasureView> measures() {
            return Stream.of(Measure.values())
                    .flatMap(measure -> new Asked(measure, asked.list())
                            .of(of).map(by -> new MeasureView(this, measure, by)).stream())
                    .toList();
        }

        public @Nullable FoundView findings() {
            FoundVersion found = of.measured().findings();
            if (found == null) {
                return null;
            }
            String list = asked.list();
            Counted counted = list == null ? found.all() : found.lists().get(list);
            return counted == null ? null : new FoundView(counted, list == null ? found.moved() : null);
        }

        public @Nullable List<GapView> gaps() {
            List<Gap> gaps = of.measured().gaps();
            return gaps == null
                    ? null
                    : gaps.stream()
                            .map(gap -> new GapView(gap, of.measured().at()))
                            .toList();
        }

        /** The same of a saved list; empty: the version has not measured it. */
        Optional<ListPointView> ofList(SavedList list) {
            return of.measured().lists().containsKey(list.id())
                    ? Optional.of(new ListPointView(
                            list, new PointView(now, new Asked(asked.measure(), list.id()), of, saved)))
                    : Optional.empty();
        }

        private @Nullable LinkView link(@Nullable Link link) {
            return link == null ? null : new LinkView(now, of.measured(), link);
        }
    }

    /** What a version measured of a list. */
    record ListPointView(SavedList saved, PointView point) {

        public String list() {
            return saved.id();
        }

        public String name() {
            return saved.name();
        }

        public @Nullable Distribution distribution() {
            return point.distribution();
        }

        public @Nullable Spread chained() {
            return point.chained();
        }

        public @Nullable LinkView link() {
            return point.link();
        }

        public @Nullable FoundView findings() {
            return point.findings();
        }
    }

    /** How many entities there were of a kind. */
    record KindCount(EntityKind kind, int count) {}

    /** What a source lacked. */
    record GapView(Gap of, Instant then) {

        public String source() {
            return of.source();
        }

        public @Nullable Long rejected() {
            return of.rejected();
        }

        public @Nullable Long unknownKinds() {
            return of.unknownKinds();
        }

        public @Nullable Long ofUnknownKinds() {
            return of.ofUnknownKinds();
        }

        public @Nullable Long danglingEnds() {
            return of.danglingEnds();
        }

        public @Nullable Duration age() {
            return of.age(then);
        }
    }

    /** One measure of one version. */
    record MeasureView(PointView point, Measure measure, By of) {

        public Distribution distribution() {
            return of.own();
        }

        public Spread chained() {
            return of.chained();
        }

        public @Nullable LinkView link() {
            return point.link(of.link());
        }
    }

    /** From one point to a later one. */
    record ChangeView(HistoryRecord known, Asked asked, List<Point> all) {

        private Point first() {
            return all.getFirst();
        }

        private Point last() {
            return all.getLast();
        }

        public VersionView from() {
            return new VersionView(first().version());
        }

        public VersionView to() {
            return new VersionView(last().version());
        }

        public @Nullable Spread chained() {
            By then = asked.of(first()).orElse(null);
            By now = asked.of(last()).orElse(null);
            boolean isOneChain =
                    first().measured().chainedFrom() == last().measured().chainedFrom() && isUnbroken();
            return then == null || now == null || !isOneChain
                    ? null
                    : now.chained().since(then.chained());
        }

        /* A list that was taken away and saved again under its name begins anew. */
        private boolean isUnbroken() {
            return asked.list() == null
                    || all.stream()
                            .skip(1)
                            .allMatch(point -> asked.of(point).map(By::link).isPresent());
        }

        public @Nullable Spread own() {
            By then = asked.of(first()).orElse(null);
            By now = asked.of(last()).orElse(null);
            return then == null || now == null ? null : Spread.of(now.own()).since(Spread.of(then.own()));
        }

        public List<Change> changes() {
            return VersionView.together(
                    known.between(first().version().version(), last().version().version()));
        }
    }
}
