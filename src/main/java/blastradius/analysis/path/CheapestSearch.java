package blastradius.analysis.path;

import blastradius.analysis.question.ArcRules;
import blastradius.analysis.question.Budget;
import blastradius.analysis.question.Gates;
import blastradius.analysis.reach.Scratch;
import blastradius.analysis.reach.Search;
import blastradius.analysis.reach.StateCode;
import blastradius.snapshot.Rows;
import blastradius.snapshot.Snapshot;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The cheapest way to one target under a {@link Toll}: best first over (entity, level), as in Knuth's "A generalization of Dijkstra's
 * algorithm" (1977). A way costs what its dearest line of premises costs; of equally dear ways the one whose dearest line has fewer hops
 * comes first, then the one found first, and rows are sorted, so that equal questions give equal ways. Ends as soon as the target is held:
 * O((V' + E') log E') over what is cheaper.
 */
public final class CheapestSearch {

    private static final int CHECK_EVERY = 1024;

    private final Snapshot snapshot;
    private final Rows rows;
    private final Toll toll;
    private final Gates gates;
    private final PathQuestion question;
    private final HopsTo guide;
    private final int bound; // of the hops of the whole way
    private final int maxLength;
    private final Scratch scratch;
    private final Map<Integer, Meeting> meetings = new HashMap<>();
    private final PriorityQueue<Candidate> queue = new PriorityQueue<>(
            Comparator.comparingLong((Candidate c) -> c.step().paid())
                    .thenComparingInt(c -> c.step().rank())
                    .thenComparingInt(Candidate::number));
    private int offered;
    private boolean cut;

    /** @param awaited the premise that is met only when this much is paid; null for what is gained */
    private record Candidate(
            GainedLevel step, int number, @Nullable Awaited awaited) {}

    private record Awaited(int junction, Premise premise) {}

    /** What is held of a junction: the premises that were met, first to last. */
    private record Meeting(List<Premise> met) {}

    private record Premise(int arcClass, int needs, boolean isEntity, Collection<GainedLevel> facts) {}

    private CheapestSearch(PathQuestion question, Toll toll, HopsTo guide, int bound, Scratch scratch) {
        this.snapshot = question.gates().snapshot();
        this.rows = snapshot.forward();
        this.toll = toll;
        this.gates = toll.gates();
        this.question = question;
        this.guide = guide;
        this.bound = bound;
        this.scratch = scratch;
        Integer maxHops = question.gates().assumptions().maxHops();
        this.maxLength = maxHops == null ? Integer.MAX_VALUE : maxHops;
    }

    /**
     * The cheapest way, if there is one.
     *
     * @param step the end of the way; null: out of reach
     * @param exact false where the limit on hops cut something off that might have led to a cheaper way
     */
    public record Found(@Nullable GainedLevel step, boolean exact) {
        public Optional<GainedLevel> way() {
            return Optional.ofNullable(step);
        }
    }

    /** The cheapest way by a toll. */
    public static Found cheapest(PathQuestion question, Toll toll, Budget budget) {
        HopsTo guide = question.guide(toll);
        guide.goOn(Search.NEVER, budget);
        return search(question, toll, guide, Search.NEVER - 1, budget);
    }

    /**
     * The way by the fewest hops. How many those are is found first, by a search that keeps no ways; half of them are then gone from the goals
     * backwards, so that the search for the way itself looks at little.
     */
    static Found shortest(PathQuestion question, Budget budget) {
        NearestGoal nearest = NearestGoal.of(question, budget);
        if (nearest.hops() == Search.NEVER) {
            return new Found(null, !nearest.isCut());
        }
        Toll toll = new Toll.Free(question.gates());
        HopsTo guide = question.guide(toll);
        guide.goOn((nearest.hops() + 1) / 2, budget);
        return search(question, toll, guide, nearest.hops(), budget);
    }

    private static Found search(PathQuestion question, Toll toll, HopsTo guide, int bound, Budget budget) {
        Snapshot snapshot = question.gates().snapshot();
        Scratch scratch = Scratch.borrow(snapshot);
        try {
            CheapestSearch search = new CheapestSearch(question, toll, guide, bound, scratch);
            GainedLevel step = search.run(budget);
            return new Found(step, !search.cut);
        } finally {
            scratch.giveBack(snapshot);
        }
    }

    private @Nullable GainedLevel run(Budget budget) {
        question.sources().forEach(source -> queue(new GainedLevel(source)));
        for (int i = 1; !queue.isEmpty(); i++) {
            if (i % CHECK_EVERY == 0) {
                budget.check();
            }
            Candidate next = queue.remove();
            GainedLevel best = next.step();
            Awaited awaited = next.awaited();
            if (awaited != null) {
                met(awaited.junction(), awaited.premise(), best);
                continue;
            }
            int before = scratch.level(best.vertex());
            if (before < best.level()) {
                if (question.isAnswered(best)) {
                    return best;
                }
                scratch.rise(best.vertex(), best.level(), StateCode.NO_ARC);
                expand(best, before);
            }
        }
        return null;
    }

    private void expand(GainedLevel step, int before) {
        int end = rows.end(step.vertex());
        for (int a = rows.start(step.vertex()); a < end; a++) {
            if (ArcRules.asksMore(rows.arc(a), step.level())) {
                return;
            }
            if (ArcRules.gains(rows.arc(a), before) && gates.isOpen(rows.arcClass(a))) {
                follow(a, step);
            }
        }
    }

    private void follow(int arc, GainedLevel step) {
        int packed = rows.arc(arc);
        int head = Rows.otherEnd(packed);
        if (snapshot.isJunction(head)) {
            meet(head, new Premise(rows.arcClass(arc), ArcRules.asked(packed), true, List.of(step)), step);
        } else {
            int level = ArcRules.given(packed, step.level());
            GainedLevel.FollowedArc advance =
                    new GainedLevel.FollowedArc(arc, level, step, ArcRules.asked(packed, level), List.of());
            offer(advance, step.vertex(), step);
        }
    }

    private void meet(int junction, Premise premise, GainedLevel last) {
        long paid = toll.whenMet(last.paid(), premise.arcClass());
        if (paid == last.paid()) {
            met(junction, premise, last);
        } else if (paid != Toll.CLOSED) {
            queue.add(new Candidate(last.whenPaid(paid), offered++, new Awaited(junction, premise)));
        }
    }

    private void met(int junction, Premise premise, GainedLevel last) {
        Meeting meeting = meetings.computeIfAbsent(junction, missing -> new Meeting(new ArrayList<>(4)));
        meeting.met().add(premise);
        if (meeting.met().size() == ArcRules.threshold(gates, junction)) {
            fire(junction, meeting, last);
        }
    }

    /** The premise met last is the dearest, so the junction costs what it costs. */
    private void fire(int junction, Meeting meeting, GainedLevel last) {
        for (int a = rows.start(junction); a < rows.end(junction); a++) {
            if (!gates.isOpen(rows.arcClass(a))) {
                continue;
            }
            int head = Rows.otherEnd(rows.arc(a));
            if (snapshot.isJunction(head)) {
                meet(head, new Premise(rows.arcClass(a), 0, false, facts(meeting)), last);
            } else {
                offer(conditional(a, meeting), junction, last);
            }
        }
    }

    private GainedLevel.FollowedArc conditional(int arc, Meeting meeting) {
        Premise base = meeting.met().stream()
                .filter(premise -> premise.isEntity() && premise.arcClass() == rows.arcClass(arc))
                .findFirst()
                .orElseThrow();
        GainedLevel source = base.facts().iterator().next();
        Set<GainedLevel> premises = facts(meeting);
        premises.remove(source);
        return new GainedLevel.FollowedArc(
                arc, ArcRules.given(rows.arc(arc)), source, base.needs(), List.copyOf(premises));
    }

    private static Set<GainedLevel> facts(Meeting meeting) {
        Set<GainedLevel> facts = new LinkedHashSet<>();
        meeting.met().forEach(premise -> facts.addAll(premise.facts()));
        return facts;
    }

    /** @param dearest the premise that decides what was paid before the arc */
    private void offer(GainedLevel.FollowedArc advance, int tail, GainedLevel dearest) {
        int arc = advance.arc();
        int head = Rows.otherEnd(rows.arc(arc));
        if (scratch.level(head) >= advance.level() || question.closed().closes(tail, head, rows.arcClass(arc))) {
            return;
        }
        long paid = toll.after(dearest.paid(), tail, rows.arcClass(arc));
        if (paid == Toll.CLOSED) {
            return;
        }
        int length =
                advance.premises().stream().mapToInt(GainedLevel::length).max().orElse(-1) + 1;
        length = Math.max(length, advance.before().length() + hop(tail));
        if (length > maxLength) {
            cut = true;
            return;
        }
        GainedLevel gained = new GainedLevel(head, paid, dearest.rank() + hop(tail), length, advance);
        queue(gained);
    }

    /** What a helper gives is as far away as the helper. */
    private int hop(int tail) {
        return snapshot.isHelper(tail) ? 0 : 1;
    }

    private void queue(GainedLevel step) {
        int left = guide.from(step.vertex(), step.level());
        if (left != Search.NEVER && step.rank() + left <= bound) {
            queue.add(new Candidate(step, offered++, null));
        }
    }
}
