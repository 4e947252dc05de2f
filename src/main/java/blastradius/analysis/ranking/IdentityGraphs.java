package blastradius.analysis.ranking;

import blastradius.analysis.question.Budget;
import blastradius.analysis.question.Gates;
import java.util.ArrayList;
import java.util.List;

/**
 * The graphs that the measures of some identities are made from: one for all gates that let the same through. Kept until they are forgotten. Safe for any
 * number of threads.
 */
final class IdentityGraphs {

    private final int[] identities;
    private final Budget budget;
    private final List<Kept> kept = new ArrayList<>();

    private record Kept(Gates gates, Lazy<Measured> graph) {}

    /**
     * What identities reach under some gates, with what organizations lose by that: counts and shares both stand on it.
     *
     * @param losses by the components of the identities, in their order
     */
    record Measured(IdentityGraph graph, ComponentShares losses) {

        static Measured of(IdentityGraph graph, Budget budget) {
            return new Measured(graph, ComponentShares.of(graph, graph.componentsOfIdentities(), budget));
        }
    }

    /** @param identities vertices, ascending */
    IdentityGraphs(int[] identities, Budget budget) {
        this.identities = identities;
        this.budget = budget;
    }

    /**
     * The graph under gates of the one snapshot.
     *
     * @throws blastradius.model.BlastRadiusException.TimeExceeded when the budget is spent
     */
    Measured of(Gates gates) {
        return kept(gates).get();
    }

    private synchronized Lazy<Measured> kept(Gates gates) {
        return kept.stream()
                .filter(each -> each.gates.equalTo(gates))
                .findFirst()
                .map(Kept::graph)
                .orElseGet(() -> {
                    Lazy<Measured> graph =
                            Lazy.later(() -> Measured.of(IdentityGraph.of(gates, identities, budget), budget));
                    kept.add(new Kept(gates, graph));
                    return graph;
                });
    }

    /** Whoever asks again has them made again. */
    synchronized void forget() {
        kept.clear();
    }
}
