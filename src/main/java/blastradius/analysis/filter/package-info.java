/**
 * What the estate says of entities, as a question asks for it.
 *
 * <pre>
 *   model.EntityFilter ─┐
 *   Snapshot ───────────┼─▶ EntityTests ─▶ a test of vertices
 *   Lifetimes ──────────┤
 *   RelatedEntities ────┘   (by selection.SelectedRelations)
 * </pre>
 */
@NullMarked
package blastradius.analysis.filter;

import org.jspecify.annotations.NullMarked;
