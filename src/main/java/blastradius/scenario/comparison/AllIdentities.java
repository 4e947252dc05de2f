package blastradius.scenario.comparison;

import blastradius.analysis.question.Gates;
import blastradius.analysis.ranking.IdentityTable;
import org.jspecify.annotations.Nullable;

/**
 * Measures all identities of compared estates: those of the first one once, those of the others by what differs from it. Only what is asked for is made.
 * Safe for any number of threads.
 */
final class AllIdentities {

    private final Alternative first;
    private final ComparisonQuestion question;
    private @Nullable IdentityTable table;
    private @Nullable Residuals residuals;

    /** @param first the estate that all others are changes of, or else simply the first one */
    AllIdentities(Alternative first, ComparisonQuestion question) {
        this.first = first;
        this.question = question;
    }

    ComparedIdentities of(Alternative alternative) {
        IdentityTable known = table();
        if (alternative.snapshot() == first.snapshot()) {
            return new ComparedIdentities(alternative, known, residuals());
        }
        Gates gates = Gates.of(alternative.snapshot(), question.assumptions());
        IdentityTable changed = known.after(gates, question.budget());
        return new ComparedIdentities(alternative, changed, Residuals.scores(changed, residuals(), question.budget()));
    }

    private synchronized IdentityTable table() {
        if (table == null) {
            table = question.tables().apply(Gates.of(first.snapshot(), question.assumptions()));
        }
        return table;
    }

    private synchronized Residuals residuals() {
        if (residuals == null) {
            residuals = Residuals.scores(table(), null, question.budget());
        }
        return residuals;
    }
}
