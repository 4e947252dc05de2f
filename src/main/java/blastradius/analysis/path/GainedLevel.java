package blastradius.analysis.path;

import blastradius.analysis.question.Source;
import blastradius.analysis.reach.AttackPath;
import blastradius.analysis.reach.StateCode;
import blastradius.model.AccessLevel;
import blastradius.snapshot.Rows;
import blastradius.snapshot.Snapshot;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A level that a search for the cheapest way has gained on an entity, and from what. Two steps are equal only if they are the same. */
public final class GainedLevel {

    /**
     * A relation that was followed: by which forward arc, to which level, from which step at which level needed, and on what other steps it
     * depended.
     */
    record FollowedArc(int arc, int level, GainedLevel before, int needs, List<GainedLevel> premises) {}

    private final int vertex;
    private final int level;
    private final long paid;
    private final int rank;
    private final int length;
    private final int depth; // as the length, but helpers count: more than that of everything it depends on
    private final @Nullable FollowedArc advance;

    /**
     * @param paid the tolls of the dearest line of premises
     * @param rank the hops of that line: of equally dear ways the one with the smaller rank comes first
     * @param length the hops of the longest line of premises
     */
    GainedLevel(int vertex, long paid, int rank, int length, FollowedArc advance) {
        this.vertex = vertex;
        this.level = advance.level();
        this.paid = paid;
        this.rank = rank;
        this.length = length;
        this.depth =
                advance.premises().stream().mapToInt(premise -> premise.depth).reduce(advance.before().depth, Math::max)
                        + 1;
        this.advance = advance;
    }

    /** A compromised entity. */
    GainedLevel(Source source) {
        this.vertex = source.vertex();
        this.level = source.level().code();
        this.paid = 0;
        this.rank = 0;
        this.length = 0;
        this.depth = 0;
        this.advance = null;
    }

    /** The same, held when more has been paid. */
    GainedLevel whenPaid(long more) {
        return new GainedLevel(this, more);
    }

    private GainedLevel(GainedLevel same, long paid) {
        this.vertex = same.vertex;
        this.level = same.level;
        this.paid = paid;
        this.rank = same.rank;
        this.length = same.length;
        this.depth = same.depth;
        this.advance = same.advance;
    }

    int vertex() {
        return vertex;
    }

    int level() {
        return level;
    }

    long paid() {
        return paid;
    }

    public int rank() {
        return rank;
    }

    int length() {
        return length;
    }

    public AttackPath path(Snapshot snapshot) {
        List<AttackPath.Hop> hops = new ArrayList<>();
        GainedLevel step = this;
        for (FollowedArc by = advance; by != null; by = step.advance) {
            hops.add(hop(snapshot, step.vertex, by));
            step = by.before();
        }
        Collections.reverse(hops);
        return new AttackPath(vertex, AccessLevel.ofCode(level), length, List.copyOf(hops));
    }

    private static AttackPath.Hop hop(Snapshot snapshot, int to, FollowedArc by) {
        return new AttackPath.Hop(
                by.before().vertex,
                to,
                snapshot.arcClasses().get(snapshot.forward().arcClass(by.arc())),
                AccessLevel.ofCode(by.needs()),
                AccessLevel.ofCode(by.level()),
                by.premises().stream().map(premise -> premise.path(snapshot)).toList());
    }

    /** Adds every step that this one depends on, itself first. */
    void collect(Set<GainedLevel> into) {
        GainedLevel step = this;
        while (into.add(step) && step.advance != null) {
            step.advance.premises().forEach(premise -> premise.collect(into));
            step = step.advance.before();
        }
    }

    /** What following exactly these relations costs under another toll. */
    long toll(Toll toll, Snapshot snapshot) {
        Set<GainedLevel> all = new LinkedHashSet<>();
        collect(all);
        Map<GainedLevel, Long> paid = new HashMap<>();
        all.stream()
                .sorted(Comparator.comparingInt(step -> step.depth))
                .forEach(step -> paid.put(step, step.after(toll, snapshot.forward(), paid)));
        return paid.getOrDefault(this, 0L);
    }

    private long after(Toll toll, Rows forward, Map<GainedLevel, Long> paid) {
        if (advance == null) {
            return 0;
        }
        long before = paid.getOrDefault(advance.before(), 0L);
        for (GainedLevel premise : advance.premises()) {
            before = Math.max(before, paid.getOrDefault(premise, 0L));
        }
        return toll.after(before, forward.owner(advance.arc()), forward.arcClass(advance.arc()));
    }

    /** The forward arc that led here, or {@link StateCode#NO_ARC} for a compromised entity. */
    int arc() {
        return advance == null ? StateCode.NO_ARC : advance.arc();
    }
}
