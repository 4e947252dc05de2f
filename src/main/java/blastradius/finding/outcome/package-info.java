/**
 * What rules are and come to.
 *
 * <p>A {@link blastradius.finding.outcome.Rule}, called as its {@link blastradius.finding.outcome.RuleText} says, judges facts and comes to an {@link
 * blastradius.finding.outcome.Outcome}: a {@link blastradius.finding.outcome.Finding} for each {@link blastradius.finding.outcome.Cause}, with its {@link
 * blastradius.finding.outcome.Severity} and {@link blastradius.finding.outcome.Evidence}, of which a {@link blastradius.finding.outcome.Question} is part; or
 * what would have to be stated before it can judge.
 */
@NullMarked
package blastradius.finding.outcome;

import org.jspecify.annotations.NullMarked;
