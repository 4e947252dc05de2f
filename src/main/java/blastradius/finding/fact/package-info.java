/**
 * What rules judge by, found out once for all of them.
 *
 * <p>{@link blastradius.finding.fact.Facts} holds the estate at an instant: its relations by kind ({@link blastradius.finding.fact.RelationTable}), whose
 * everything is ({@link blastradius.finding.fact.Organizations}), what identities reach, and what sources state beside what analyses read ({@link
 * blastradius.finding.fact.Stated}, in the words of {@link blastradius.finding.fact.StatedFact}). What no source states is no fact: {@link
 * blastradius.finding.fact.Absence} tells what is missing from what is unknown. A {@link blastradius.finding.fact.Parameter} is a number that an operator may
 * set.
 *
 * <pre>
 *   IdentityTable, Stated ─▶ Facts ─▶ rules
 * </pre>
 *
 * <p>Cost: one pass over all relations; the measures of all identities are those of the ranking.
 */
@NullMarked
package blastradius.finding.fact;

import org.jspecify.annotations.NullMarked;
