package blastradius.analysis;

import blastradius.model.BlastRadiusException;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What the valued organizations lose by each identity compromised alone, under the gates given. Identities that could meet a condition of several
 * premises are searched one by one; those that the budget does not suffice for keep a lower bound and are {@link #isExact not exact}. Immutable
 * once made; 16 bytes an identity.
 */
final class IdentityLosses {

    private final int organizations;
    private final double[] sums;
    private final double[] worst;
    private final BitSet undecided = new BitSet();

    private IdentityLosses(IdentityGraph graph, Budget budget) {
        this.organizations = graph.snapshot().valuation().organizationCount();
        int[] components = graph.componentsOfIdentities();
        OrganizationLosses losses = OrganizationLosses.of(graph, components, budget);
        this.sums =
                IntStream.range(0, components.length).mapToDouble(losses::sum).toArray();
        this.worst =
                IntStream.range(0, components.length).mapToDouble(losses::worst).toArray();
        graph.searched().parallelStream().forEach(alike -> search(graph, alike, budget));
    }

    /**
     * Adds up for all identities at once.
     *
     * @throws blastradius.model.BlastRadiusException.TimeExceeded when the budget does not suffice for that
     */
    static IdentityLosses of(IdentityGraph graph, Budget budget) {
        return new IdentityLosses(graph, budget);
    }

    private void search(IdentityGraph graph, int[] alike, Budget budget) {
        Source source = Source.of(graph.snapshot(), graph.identities()[alike[0]]);
        try {
            budget.check();
            Losses losses = Losses.of(Reach.from(graph.gates(), List.of(source), budget));
            for (int i : alike) {
                sums[i] = losses.sum();
                worst[i] = losses.worst();
            }
        } catch (BlastRadiusException.TimeExceeded spent) {
            synchronized (undecided) {
                IntStream.of(alike).forEach(undecided::set);
            }
        }
    }

    /** S: the weighted sum of the shares that are lost. */
    double sum(int i) {
        return sums[i];
    }

    double score(int i) {
        return Score.of(worst[i], sums[i], organizations);
    }

    /** Whether nothing is missing; otherwise what is told is a lower bound. */
    boolean isExact(int i) {
        return !undecided.get(i);
    }
}
