/**
 * Where the estate falls short, served.
 *
 * <p>{@link blastradius.graphql.finding.StoredFacts} reads what sources state, {@link blastradius.graphql.finding.StatedWords} makes facts of their words. {@link
 * blastradius.graphql.finding.FindingTables} has all rules judge once a snapshot and instant. {@link blastradius.graphql.finding.FindingController} lists what they
 * came to, as {@link blastradius.graphql.finding.FindingConnection}s of {@link blastradius.graphql.finding.FindingView}s, or by the controls of a {@link
 * blastradius.graphql.finding.FrameworkView}. What a remedy saves, a {@link blastradius.graphql.finding.Saving}, is worked out when somebody asks.
 *
 * <pre>
 *   store ─▶ StoredFacts ─┐
 *   IdentityTables ───────┴─▶ FindingTables ─▶ FindingController
 * </pre>
 */
@NullMarked
package blastradius.graphql.finding;

import org.jspecify.annotations.NullMarked;
