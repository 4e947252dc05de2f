/**
 * What falls: one blast radius, its lists, its drawing, and how it changes with time.
 *
 * <p>{@link blastradius.graphql.reach.BlastRadiusController} asks for a reach; {@link blastradius.graphql.reach.BlastRadiusView} measures
 * it when a measure is asked for. {@link blastradius.graphql.reach.ReachedPages} lists what is reached, a {@link
 * blastradius.graphql.reach.ReachedFilter} narrowing it and {@link blastradius.graphql.reach.NearestFirst} ordering it; {@link
 * blastradius.graphql.reach.GraphView} draws the nearest. {@link blastradius.graphql.reach.TimeController} asks the same of each stretch
 * of time.
 *
 * <pre>
 *   Inquiry ─▶ Reach ─┬▶ BlastRadiusView   measures
 *                     ├▶ ReachedPages      pages, nearest first
 *                     └▶ GraphView         a drawing
 * </pre>
 *
 * <p>Cost: a reach a question; a list O(reached log reached) at most, its entries for the page alone.
 */
@org.jspecify.annotations.NullMarked
package blastradius.graphql.reach;
