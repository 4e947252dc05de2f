/**
 * Scenarios, or versions, side by side: what each saves against the first, for chosen entities and for all identities.
 *
 * <p>{@link blastradius.scenario.comparison.Alternative}s are the estates, numbered and valued alike ({@link blastradius.scenario.comparison.Drift} makes them
 * of two versions). A {@link blastradius.scenario.comparison.Comparison} answers a {@link blastradius.scenario.comparison.ComparisonQuestion} by a {@link
 * blastradius.scenario.comparison.ComparedEstate} each: {@link blastradius.scenario.comparison.ComparedReach} for what was chosen, {@link
 * blastradius.scenario.comparison.ComparedIdentities} for all, measured by {@link blastradius.scenario.comparison.AllIdentities} and {@link
 * blastradius.scenario.comparison.Residuals}. Beside them: {@link blastradius.scenario.comparison.Move}s, {@link
 * blastradius.scenario.comparison.Regressions} ({@link blastradius.scenario.comparison.Regression}), {@link
 * blastradius.scenario.comparison.Contributions} ({@link blastradius.scenario.comparison.Contribution}) and {@link
 * blastradius.scenario.comparison.Dominance}.
 *
 * <pre>
 *   scenarios ─▶ alternatives ─▶ columns:  | as it is | A  | B  |
 *                                 score    |    61    | 40 | 12 |   contributions: what each change of B is worth
 * </pre>
 *
 * <p>Shapley, "A value for n-person games", 1953, for the contributions. Cost: what is asked for, when it is asked; 2^n measures for fair shares.
 */
@org.jspecify.annotations.NullMarked
package blastradius.scenario.comparison;
