/**
 * The measures of every identity, each compromised alone: what a ranking sorts by.
 *
 * <p>{@link blastradius.analysis.ranking.IdentityGraph} is what all of them reach, as one condensed graph, of which {@link
 * blastradius.analysis.ranking.IdentityGraphs} has one for all gates that let the same through, with what organizations lose over it . Over it {@link
 * blastradius.analysis.ranking.ReachTotals} adds up weights for {@link blastradius.analysis.ranking.IdentityCounts} (a {@link
 * blastradius.analysis.ranking.Count} each), and {@link blastradius.analysis.ranking.ComponentShares} goes organization by organization, or by {@link
 * blastradius.analysis.ranking.SmallComponentShares} where little is reached ({@link blastradius.analysis.ranking.OrganizationAssets}, {@link
 * blastradius.analysis.ranking.OrganizationMembers}) for {@link blastradius.analysis.ranking.IdentityShares}; {@link
 * blastradius.analysis.ranking.IdentityHours} adds over time. {@link blastradius.analysis.ranking.IdentityResiduals} searches those of whom closed gates make a difference.
 * {@link blastradius.analysis.ranking.IdentityTable} holds these as {@link blastradius.analysis.ranking.MeasuredParts}, {@link
 * blastradius.analysis.ranking.Lazy}s that are made when they are first asked for. After a change {@link blastradius.analysis.ranking.MeasuredAfter} makes them from
 * those before: {@link blastradius.analysis.ranking.CountsAfter}, {@link blastradius.analysis.ranking.SharesAfter}, {@link
 * blastradius.analysis.ranking.OrganizationMarks}.
 *
 * <pre>
 *   gates ─▶ IdentityGraph ─┬─▶ counts ─┐
 *                           ├─▶ shares ─┼─▶ IdentityTable ─ change ─▶ IdentityTable
 *                           └─▶ hours ──┘
 * </pre>
 *
 * <p>Cost: arcs · columns / 64 words for the counts; 8 bytes a measure and identity. Identities that meet conditions in ways of their own are searched one
 * by one.
 *
 * <p>Drawn, with an example: {@code src/docs/tours/ranking.md}.
 */
@org.jspecify.annotations.NullMarked
package blastradius.analysis.ranking;
