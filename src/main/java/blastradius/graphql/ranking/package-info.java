/**
 * All identities at once, by one measure.
 *
 * <p>{@link blastradius.graphql.ranking.RankingController} asks for the table of the snapshot under its assumptions; {@link
 * blastradius.graphql.ranking.IdentityTables} makes each once, as {@link blastradius.graphql.ranking.MadeOnce} has all who ask meanwhile
 * wait for one making; {@link blastradius.graphql.ranking.RankedIdentities} puts it in order by a {@link blastradius.model.Measure}.
 *
 * <pre>
 *   Inquiry ─▶ IdentityTables ─(MadeOnce)─▶ IdentityTable ─▶ RankedIdentities ─▶ a page
 * </pre>
 *
 * <p>Cost: a table once a snapshot and set of open gates; an order 12 bytes an identity.
 */
@org.jspecify.annotations.NullMarked
package blastradius.graphql.ranking;
