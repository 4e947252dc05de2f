package blastradius.history;

import blastradius.analysis.impact.Distribution;
import blastradius.model.EntityKind;
import blastradius.model.Measure;
import blastradius.store.document.Gaps.Gap;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a version measured to when it was new; it is kept when the version is not, as JSON of these names.
 *
 * @param at the instant that was assumed: when the version came
 * @param since the version that it is compared with, the last one that was measured; null: there is none, or it was no longer kept
 * @param chainedFrom the version at which the chain began: this one, where it is compared with none
 * @param counts how many entities there were of each kind
 * @param relations how many there were
 * @param size how much there is to lose, and how that grew
 * @param gaps what the sources lacked; null: the version was measured too late to tell
 * @param measures by what each identity is measured, compromised alone
 * @param lists the same of the identities on each saved list, by its id; a list is in the versions that came since it was saved
 * @param findings what rules came to; null: a server measured it that did not record findings
 */
public record MeasuredVersion(
        long version,
        Instant at,
        @Nullable Long since,
        long chainedFrom,
        Map<EntityKind, Integer> counts,
        long relations,
        Size size,
        @Nullable List<Gap> gaps,
        Map<Measure, By> measures,
        Map<String, Map<Measure, By>> lists,
        @Nullable FoundVersion findings) {

    /** {@code lists}: null in what was kept before there were any. */
    public MeasuredVersion(
            long version,
            Instant at,
            @Nullable Long since,
            long chainedFrom,
            Map<EntityKind, Integer> counts,
            long relations,
            Size size,
            @Nullable List<Gap> gaps,
            Map<Measure, By> measures,
            @Nullable Map<String, Map<Measure, By>> lists,
            @Nullable FoundVersion findings) {
        this.version = version;
        this.at = at;
        this.since = since;
        this.chainedFrom = chainedFrom;
        this.counts = counts;
        this.relations = relations;
        this.size = size;
        this.gaps = gaps;
        this.measures = measures;
        this.lists = lists == null ? Map.of() : lists;
        this.findings = findings;
    }

    /**
     * How much there is, and how much of it came and went since the version that this is compared with.
     *
     * @param valued valued organizations
     */
    public record Size(Growth identities, Growth valued) {}

    /** How many there are, came and went. */
    public record Growth(int count, int came, int went) {}

    /**
     * One measure of all identities.
     *
     * @param own as a ranking of this version shows it
     * @param link what became of those who are in both versions; null: this version is compared with none
     * @param chained where the version stood at which the chain began, moved as those in both versions moved from each to the next
     */
    public record By(Distribution own, @Nullable Link link, Spread chained) {}

    /**
     * The same identities in the earlier version and in this one, valued alike; and what those measure to who are in one of them alone.
     *
     * @param moved who moved the most, the farthest first
     */
    public record Link(Spread before, Spread after, Distribution came, Distribution went, List<Moved> moved) {}

    /** An identity's measure in both versions. */
    public record Moved(String id, double before, double after) {}

    /** The same, with what the sources lacked. */
    public MeasuredVersion with(List<Gap> gaps) {
        return new MeasuredVersion(
                version, at, since, chainedFrom, counts, relations, size, gaps, measures, lists, findings);
    }

    /** The same, with what rules came to. */
    MeasuredVersion with(FoundVersion findings) {
        return new MeasuredVersion(
                version, at, since, chainedFrom, counts, relations, size, gaps, measures, lists, findings);
    }

    /**
     * One measure of all identities, or of those on a list. Empty: a server measured it that did not know the measure, or there was no such list.
     *
     * @param list its id; null: all identities
     */
    public Optional<By> by(Measure measure, @Nullable String list) {
        Map<Measure, By> known = list == null ? measures : lists.getOrDefault(list, Map.of());
        return Optional.ofNullable(known.get(measure));
    }
}
