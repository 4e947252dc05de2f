package blastradius.analysis.ranking;

import blastradius.analysis.impact.Impact;
import blastradius.analysis.question.Budget;
import blastradius.analysis.question.Gates;
import blastradius.analysis.question.Source;
import blastradius.analysis.reach.Reach;
import blastradius.model.BlastRadiusException;
import java.util.BitSet;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The residual score of each identity compromised alone. It lies between the score of what is reached and the inherent one, so that those of whom both
 * are equal need no search; of others that reach each other one is searched. Those that the budget does not suffice for keep the lower bound and are
 * {@link #isExact not exact}. Immutable once made; 8 bytes an identity.
 */
final class IdentityResiduals {

    private static final double ROUNDING = 1e-11; // of sums that were added up in another order

    private final double[] scores;
    private final BitSet undecided = new BitSet();

    private IdentityResiduals(double[] scores) {
        this.scores = scores;
    }

    /**
     * Scores all identities.
     *
     * @param held what is lost under the gates
     * @param inherent what is lost with every gate open
     */
    static IdentityResiduals of(
            Gates gates, int[] identities, IdentityShares held, IdentityShares inherent, Budget budget) {
        IdentityResiduals residuals = bounds(held, identities.length);
        IntStream.range(0, identities.length)
                .filter(i -> !isSame(held, inherent, i))
                .boxed()
                .collect(Collectors.groupingBy(held::component, TreeMap::new, Collectors.toList()))
                .values()
                .parallelStream()
                .forEach(alike -> residuals.search(gates, identities, alike, budget));
        return residuals;
    }

    private static IdentityResiduals bounds(IdentityShares shares, int count) {
        IdentityResiduals residuals = new IdentityResiduals(
                IntStream.range(0, count).mapToDouble(shares::score).toArray());
        IntStream.range(0, count).filter(i -> !shares.isExact(i)).forEach(residuals.undecided::set);
        return residuals;
    }

    /* Each organization loses no more with some gates closed, so it is each of them of which the same is lost where the sums are equal. */
    private static boolean isSame(IdentityShares held, IdentityShares inherent, int i) {
        return held.isExact(i)
                && inherent.isExact(i)
                && Math.abs(held.sum(i) - inherent.sum(i)) <= ROUNDING * Math.max(1, inherent.sum(i));
    }

    private void search(Gates gates, int[] identities, List<Integer> alike, Budget budget) {
        Source source = Source.of(gates.snapshot(), identities[alike.getFirst()]);
        try {
            budget.check();
            set(alike, Impact.residual(Reach.from(gates, List.of(source), budget), budget), true);
        } catch (BlastRadiusException.TimeExceeded spent) {
            set(alike, scores[alike.getFirst()], false);
        }
    }

    private synchronized void set(List<Integer> alike, double score, boolean exact) {
        for (int i : alike) {
            scores[i] = score;
            undecided.set(i, !exact);
        }
    }

    /** From 0 to 100. */
    double score(int i) {
        return scores[i];
    }

    /** Whether it is no more than a lower bound otherwise. */
    boolean isExact(int i) {
        return !undecided.get(i);
    }
}
