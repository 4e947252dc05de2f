/**
 * Which relations of a snapshot a filter asks for.
 *
 * <p>A {@link blastradius.analysis.selection.RelationQuestion} is a snapshot, a {@link blastradius.model.RelationFilter}, an instant and, by
 * vertex, which ends may be meant; what the store alone knows, who states it and since when, comes as a {@link
 * blastradius.analysis.selection.RelationSet}. Most of a filter is decided once a class of relations; {@link
 * blastradius.analysis.selection.RelationTest} decides the rest one by one, with what {@link blastradius.analysis.selection.RelationRecords} knows
 * of owners, contracts, reviews and approvers. {@link blastradius.analysis.selection.SelectedRelations} are those that pass, in an order. {@link
 * blastradius.analysis.selection.Closure} says why a relation is not open.
 *
 * <pre>
 *   filter ─▶ classes that pass ─▶ one pass over the arcs ─▶ test of each ─▶ SelectedRelations, 12 bytes each
 * </pre>
 *
 * <p>Cost: O(classes) for terms, then O(V + E) once, or the rows of one entity.
 */
@org.jspecify.annotations.NullMarked
package blastradius.analysis.selection;
