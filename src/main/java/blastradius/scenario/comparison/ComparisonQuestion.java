package blastradius.scenario.comparison;

import blastradius.analysis.question.Budget;
import blastradius.analysis.question.Gates;
import blastradius.analysis.ranking.IdentityTable;
import blastradius.model.Assumptions;
import java.util.function.Function;

/**
 * What is compared under what.
 *
 * @param withBaseline whether the estate as it is comes first
 * @param tables makes the table of all identities of the estate as it is, or knows it; another instant's will do where the same gates are open
 */
public record ComparisonQuestion(
        Assumptions assumptions, boolean withBaseline, Budget budget, Function<Gates, IdentityTable> tables) {

    /** Where no table is known. */
    public ComparisonQuestion(Assumptions assumptions, boolean withBaseline, Budget budget) {
        this(assumptions, withBaseline, budget, gates -> IdentityTable.whenAsked(gates, budget));
    }
}
