/**
 * Relations as they are stated: all that a filter asks for, those of one entity outward and inward, and what the terms of each say.
 *
 * <p>{@link blastradius.graphql.relation.RelationController} answers; {@link blastradius.graphql.relation.RelationLists} takes the arguments to a
 * {@link blastradius.analysis.selection.RelationQuestion} and what passes to a page, in a {@link
 * blastradius.graphql.relation.RelationOrder}. {@link blastradius.graphql.relation.TermsController} says of one relation whether it is open and why
 * not, and who states it.
 *
 * <pre>
 *   where, at, scenario ─▶ Inquiries ─▶ RelationQuestion ─▶ SelectedRelations ─▶ RelationOrder ─▶ Page of RelationView
 * </pre>
 *
 * <p>Cost: one pass over the arcs of the estate a list, or over the rows of one entity; the store is asked once a page.
 */
@org.jspecify.annotations.NullMarked
package blastradius.graphql.relation;
