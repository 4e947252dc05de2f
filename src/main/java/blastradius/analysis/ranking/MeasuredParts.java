package blastradius.analysis.ranking;

import blastradius.analysis.difference.ChangedStates;
import blastradius.analysis.question.Budget;
import blastradius.analysis.question.Gates;
import java.util.concurrent.ForkJoinTask;

/**
 * What an {@link IdentityTable} is made of, each part made when it is first asked for, within the budget that it was given.
 *
 * @param held what is lost under the gates
 * @param losses what is lost with every gate open
 * @param graphs what they are made from
 */
record MeasuredParts(
        Lazy<IdentityCounts> counts,
        Lazy<IdentityShares> held,
        Lazy<IdentityShares> losses,
        Lazy<IdentityHours> hours,
        Lazy<IdentityResiduals> residuals,
        IdentityGraphs graphs) {

    static MeasuredParts of(Gates gates, int[] identities, Budget budget) {
        IdentityGraphs graphs = new IdentityGraphs(identities, budget);
        Gates open = Gates.inherent(gates.snapshot(), gates.assumptions());
        Lazy<IdentityShares> losses = Lazy.later(() -> IdentityShares.of(graphs.of(open), budget));
        Lazy<IdentityShares> held =
                open.equalTo(gates) ? losses : Lazy.later(() -> IdentityShares.of(graphs.of(gates), budget));
        return new MeasuredParts(
                Lazy.later(() -> {
                    held.get(); // of the same graph, so that this is little more
                    return IdentityCounts.of(graphs.of(gates), budget);
                }),
                held,
                losses,
                Lazy.later(() -> IdentityHours.of(gates, identities, graphs, budget)),
                Lazy.later(() -> IdentityResiduals.of(gates, identities, held.get(), losses.get(), budget)),
                graphs);
    }

    /** Makes all but the residual scores; what stands on one graph one after the other, what stands on two side by side. */
    void make() {
        if (held == losses) {
            counts.get();
            losses.get();
        } else {
            ForkJoinTask<IdentityShares> open =
                    ForkJoinTask.adapt(() -> losses.get()).fork();
            counts.get();
            open.join();
        }
        hours.get();
        graphs.forget();
    }

    MeasuredParts with(Lazy<IdentityHours> otherHours) {
        return new MeasuredParts(counts, held, losses, otherHours, residuals, graphs);
    }

    MeasuredParts withResiduals(Lazy<IdentityResiduals> otherResiduals) {
        return new MeasuredParts(counts, held, losses, hours, otherResiduals, graphs);
    }

    /** Those under other assumptions that let the same through; what the instant and the closed gates decide is made anew. */
    MeasuredParts under(Gates before, Gates same, int[] identities, Budget budget) {
        Gates open = Gates.inherent(before.snapshot(), before.assumptions());
        boolean sameOpen = Gates.inherent(same.snapshot(), same.assumptions()).equalTo(open);
        boolean sameInstant =
                same.assumptions().at().equals(before.assumptions().at());
        MeasuredParts anew = of(same, identities, budget);
        return new MeasuredParts(
                counts,
                held,
                sameOpen ? losses : anew.losses,
                sameInstant ? hours : anew.hours,
                anew.residuals,
                anew.graphs);
    }

    /** Those of a revision, by what differs where that takes less. */
    MeasuredParts after(Gates before, Gates revised, int[] identities, MeasuredAfter change) {
        Budget budget = change.budget();
        long worth = change.worthOfAnew();
        MeasuredParts anew = of(revised, identities, budget);
        Gates open = Gates.inherent(before.snapshot(), before.assumptions());
        Gates openAfter = Gates.inherent(revised.snapshot(), revised.assumptions());
        Lazy<IdentityShares> lossesAfter = change.of(losses, anew.losses, known -> {
            ChangedStates changes = ChangedStates.of(open, openAfter, known.meetingPoints(), budget);
            return SharesAfter.of(known, identities, changes, worth, budget);
        });
        Lazy<IdentityShares> heldAfter = openAfter.equalTo(revised) ? lossesAfter : anew.held;
        return new MeasuredParts(
                change.of(counts, anew.counts, known -> {
                    ChangedStates changes = ChangedStates.of(before, revised, known.meetingPoints(), budget);
                    return CountsAfter.of(known, identities, changes, worth, budget);
                }),
                heldAfter,
                lossesAfter,
                change.of(hours, anew.hours, known -> known.after(revised, worth, budget)),
                Lazy.later(() -> IdentityResiduals.of(revised, identities, heldAfter.get(), lossesAfter.get(), budget)),
                anew.graphs);
    }
}
