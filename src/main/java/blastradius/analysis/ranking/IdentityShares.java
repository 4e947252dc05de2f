package blastradius.analysis.ranking;

import blastradius.analysis.condensation.MeetingPoints;
import blastradius.analysis.impact.LostShares;
import blastradius.analysis.impact.Score;
import blastradius.analysis.question.Budget;
import blastradius.analysis.question.Source;
import blastradius.analysis.reach.Reach;
import blastradius.model.BlastRadiusException;
import blastradius.snapshot.Valuation;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What the valued organizations lose by each identity compromised alone, under the gates given. Identities that could meet a condition of several
 * premises are searched one by one; those that the budget does not suffice for keep a lower bound and are {@link #isExact not exact}. Immutable
 * once made; 28 bytes an identity.
 */
final class IdentityShares {

    private final Valuation valuation;
    private final MeetingPoints meetingPoints;
    private final int[] components; // by identity
    private final double[] sums;
    private final double[] worst;
    private final int[] worstOf; // organizations
    private final double[] next;
    private final BitSet undecided;
    private final int[] changed; // identities of which other sums hold
    private final Sums[] changedSums;

    /**
     * What an identity costs.
     *
     * @param sum the weighted sum of the shares that are lost
     * @param worst the largest share
     */
    record Sums(double sum, double worst) {}

    private IdentityShares(IdentityGraph graph, ComponentShares losses, Budget budget) {
        this.valuation = graph.snapshot().valuation();
        this.meetingPoints = graph.meetingPoints();
        this.components = graph.componentsOfIdentities();
        IntStream all = IntStream.range(0, components.length);
        this.sums = all.mapToDouble(losses::sum).toArray();
        this.worst =
                IntStream.range(0, components.length).mapToDouble(losses::worst).toArray();
        this.worstOf =
                IntStream.range(0, components.length).map(losses::worstOf).toArray();
        this.next =
                IntStream.range(0, components.length).mapToDouble(losses::next).toArray();
        this.undecided = new BitSet();
        this.changed = new int[0];
        this.changedSums = new Sums[0];
        graph.searched().parallelStream().forEach(alike -> search(graph, alike, budget));
    }

    private IdentityShares(IdentityShares known, int[] changed, Sums[] changedSums) {
        this.valuation = known.valuation;
        this.meetingPoints = known.meetingPoints;
        this.components = known.components;
        this.sums = known.sums;
        this.worst = known.worst;
        this.worstOf = known.worstOf;
        this.next = known.next;
        this.undecided = (BitSet) known.undecided.clone();
        this.changed = changed;
        this.changedSums = changedSums;
        Arrays.stream(changed).forEach(undecided::clear);
    }

    /**
     * Adds up for all identities at once.
     *
     * @throws blastradius.model.BlastRadiusException.TimeExceeded when the budget does not suffice for that
     */
    static IdentityShares of(IdentityGraphs.Measured measured, Budget budget) {
        return new IdentityShares(measured.graph(), measured.losses(), budget);
    }

    /**
     * The same but for some identities.
     *
     * @param identities ascending
     * @param sums of each of them, exact
     */
    IdentityShares with(int[] identities, Sums[] sums) {
        return new IdentityShares(this, identities, sums);
    }

    private void search(IdentityGraph graph, int[] alike, Budget budget) {
        Source source = Source.of(graph.snapshot(), graph.identities()[alike[0]]);
        try {
            budget.check();
            LostShares losses = LostShares.of(Reach.from(graph.gates(), List.of(source), budget));
            for (int i : alike) {
                sums[i] = losses.sum();
                worst[i] = losses.worst();
                worstOf[i] = losses.worstOf();
                next[i] = losses.next();
            }
        } catch (BlastRadiusException.TimeExceeded spent) {
            synchronized (undecided) {
                IntStream.of(alike).forEach(undecided::set);
            }
        }
    }

    /** Under the gates that were added up under; of a changed table those before the change. */
    MeetingPoints meetingPoints() {
        return meetingPoints;
    }

    /** The same for identities that reach each other, as long as nothing changes. */
    int component(int i) {
        return components[i];
    }

    /** S: the weighted sum of the shares that are lost. */
    double sum(int i) {
        int other = Arrays.binarySearch(changed, i);
        return other < 0 ? sums[i] : changedSums[other].sum();
    }

    /** The largest share that one organization loses. */
    double worst(int i) {
        int other = Arrays.binarySearch(changed, i);
        return other < 0 ? worst[i] : changedSums[other].worst();
    }

    /** The organization of the largest share; {@code ShareSums.NONE} where nothing is lost. Not of changed identities. */
    int worstOf(int i) {
        return worstOf[i];
    }

    /** The largest share that another organization loses. Not of changed identities. */
    double next(int i) {
        return next[i];
    }

    double score(int i) {
        return Score.of(worst(i), sum(i), valuation);
    }

    /** Whether nothing is missing; otherwise what is told is a lower bound. */
    boolean isExact(int i) {
        return !undecided.get(i);
    }
}
