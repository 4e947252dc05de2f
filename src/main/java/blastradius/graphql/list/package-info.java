/**
 * Named choices of entities, which questions take in the place of kinds or tenants.
 *
 * <p>{@link blastradius.graphql.list.ListController} keeps {@link blastradius.model.SavedList}s and shows them as {@link
 * blastradius.graphql.list.ListView}s; what is on one, {@link blastradius.graphql.governance.EntityFilters} says.
 *
 * <pre>
 *   listCreate ─▶ ListController ─▶ SavedLists ─▶ EntityFilters ─▶ entities(where: {lists: […]}), ranking, relations, …
 * </pre>
 */
@NullMarked
package blastradius.graphql.list;

import org.jspecify.annotations.NullMarked;
