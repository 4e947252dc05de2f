package blastradius.finding.outcome;

import blastradius.finding.fact.Facts;

/** Looks for one kind of shortcoming. Rules keep nothing between judgements, and are safe for any number of threads. */
public interface Rule {

    RuleText text();

    /**
     * What falls short, one finding a cause.
     *
     * @throws blastradius.model.BlastRadiusException.TimeExceeded when the budget of the facts is spent
     */
    Outcome judge(Facts facts);
}
