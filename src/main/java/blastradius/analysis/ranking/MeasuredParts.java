package blastradius.analysis.ranking;

import blastradius.analysis.difference.ChangedStates;
import blastradius.analysis.question.Budget;
import blastradius.analysis.question.Gates;
import java.util.concurrent.ForkJoinTask;

/** What an {@link IdentityTable} is made of, each part made when it is first asked for, within the budget that it was given. */
record MeasuredParts(
        Lazy<IdentityCounts> counts,
        Lazy<IdentityShares> losses,
        Lazy<IdentityHours> hours,
        Lazy<IdentityResiduals> residuals) {

    static MeasuredParts of(Gates gates, int[] entities, Budget budget) {
        return of(
                gates,
                entities,
                Lazy.later(() -> IdentityGraph.of(gates, entities, budget)),
                Lazy.later(() ->
                        IdentityGraph.of(Gates.inherent(gates.snapshot(), gates.assumptions()), entities, budget)),
                budget);
    }

    /** Where every gate is open anyway: one graph is enough. */
    static MeasuredParts ofOpen(Gates gates, int[] entities, Budget budget) {
        Lazy<IdentityGraph> graph = Lazy.later(() -> IdentityGraph.of(gates, entities, budget));
        return of(gates, entities, graph, graph, budget);
    }

    private static MeasuredParts of(
            Gates gates, int[] entities, Lazy<IdentityGraph> graph, Lazy<IdentityGraph> open, Budget budget) {
        Lazy<IdentityShares> losses = Lazy.later(() -> IdentityShares.of(open.get(), budget));
        return new MeasuredParts(
                Lazy.later(() -> IdentityCounts.of(graph.get(), budget)),
                losses,
                Lazy.later(() -> IdentityHours.of(gates, entities, budget)),
                Lazy.later(() -> IdentityResiduals.of(gates, entities, losses.get(), budget)));
    }

    /** Makes all but the residual scores; counts and scores side by side, as each may take a graph of its own. */
    void make() {
        ForkJoinTask<IdentityShares> scores =
                ForkJoinTask.adapt(() -> losses.get()).fork();
        counts.get();
        scores.join();
        hours.get();
    }

    MeasuredParts with(Lazy<IdentityHours> otherHours) {
        return new MeasuredParts(counts, losses, otherHours, residuals);
    }

    MeasuredParts withResiduals(Lazy<IdentityResiduals> otherResiduals) {
        return new MeasuredParts(counts, losses, hours, otherResiduals);
    }

    /** Those under other assumptions that let the same through; what the instant and the closed gates decide is made anew. */
    MeasuredParts under(Gates before, Gates same, int[] identities, Budget budget) {
        Gates open = Gates.inherent(before.snapshot(), before.assumptions());
        boolean sameOpen = Gates.inherent(same.snapshot(), same.assumptions()).equalTo(open);
        boolean sameInstant =
                same.assumptions().at().equals(before.assumptions().at());
        MeasuredParts anew = of(same, identities, budget);
        return new MeasuredParts(
                counts, sameOpen ? losses : anew.losses, sameInstant ? hours : anew.hours, anew.residuals);
    }

    /** Those of a revision, by what differs where that is quick. */
    MeasuredParts after(Gates before, Gates revised, int[] identities, MeasuredAfter change) {
        MeasuredParts anew = of(revised, identities, change.budget());
        Lazy<IdentityShares> lossesAfter = change.of(losses, anew.losses, (known, patience) -> {
            Gates open = Gates.inherent(before.snapshot(), before.assumptions());
            Gates openAfter = Gates.inherent(revised.snapshot(), revised.assumptions());
            ChangedStates changes = ChangedStates.of(open, openAfter, known.meetingPoints(), patience);
            return SharesAfter.of(known, identities, changes, patience);
        });
        return new MeasuredParts(
                change.of(counts, anew.counts, (known, patience) -> {
                    ChangedStates changes = ChangedStates.of(before, revised, known.meetingPoints(), patience);
                    return CountsAfter.of(known, identities, changes, patience);
                }),
                lossesAfter,
                change.of(hours, anew.hours, (known, patience) -> known.after(revised, patience)),
                Lazy.later(() -> IdentityResiduals.of(revised, identities, lossesAfter.get(), change.budget())));
    }
}
