/**
 * Under what an analysis is asked: from the arguments that all analyses share to a snapshot with its gates, and back into words.
 *
 * <p>{@link blastradius.graphql.inquiry.Inquiries} takes the arguments; {@link blastradius.graphql.inquiry.AssumptionsInput} are the
 * stated ones, {@link blastradius.graphql.inquiry.AssumptionsView} those that were used. A question about a scenario gets the snapshot as
 * it would be: scenarios lie on a {@link blastradius.model.Shelf}, {@link blastradius.graphql.inquiry.Resolutions} applies each once. The
 * {@link blastradius.graphql.inquiry.Inquiry} is what the rooms above work with. A {@link blastradius.graphql.inquiry.PathView} is an attack path
 * of its snapshot, whose steps are sentences and say by which {@link blastradius.graphql.inquiry.ConditionView} they were open.
 *
 * <pre>
 *   arguments ─▶ Inquiries ─▶ Resolutions ─▶ Inquiry: snapshot, gates, sources ─▶ an analysis ─▶ PathView
 * </pre>
 *
 * <p>Cost: one set of gates a question; 32 resolutions are kept.
 */
@org.jspecify.annotations.NullMarked
package blastradius.graphql.inquiry;
