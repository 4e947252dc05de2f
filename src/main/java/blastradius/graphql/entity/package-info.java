/**
 * What every answer shows: entities of a snapshot, levels, lists and their pages, under the schema's names.
 *
 * <p>{@link blastradius.graphql.entity.Ids} finds vertices by the ids that callers know. An {@link blastradius.graphql.entity.EntityView}
 * is a vertex with its snapshot, and a {@link blastradius.graphql.entity.NodeView} as whatever has an id; what the snapshot does not hold
 * comes from the {@link blastradius.graphql.entity.Catalogue}, which is the store ({@link blastradius.graphql.entity.StoredCatalogue}),
 * where a {@link blastradius.graphql.entity.RelationKey} names a relation. {@link blastradius.graphql.entity.LookUps} finds by what people
 * call things: words in a {@link blastradius.graphql.entity.SearchIndex}, ids in a {@link blastradius.graphql.entity.SourceIdIndex}. Lists are narrowed by a
 * {@link blastradius.graphql.entity.ListFilter}, in one of the {@link
 * blastradius.graphql.entity.Orders}, and a {@link blastradius.graphql.entity.Page} of them begins at a {@link
 * blastradius.graphql.entity.Cursor}, which pins the snapshot that they were made from. {@link blastradius.graphql.entity.ShownLevel} and
 * {@link blastradius.graphql.entity.Completeness} are said of many answers; while the first estate is loaded, {@link
 * blastradius.graphql.entity.CompletenessNotice} has all of them say so.
 *
 * <pre>
 *   ids ─▶ Ids ─▶ vertices ─▶ ListFilter ─▶ Orders ─▶ Page ─▶ EntityView ─▶ Catalogue, once a level
 * </pre>
 *
 * <p>{@link blastradius.graphql.entity.EntityController} browses, {@link blastradius.graphql.entity.EstateController} says what is known.
 * Cost: O(V log V) an order and snapshot, on first use, and the bytes of names and ids once more where something is looked up; a page what it
 * shows.
 */
@org.jspecify.annotations.NullMarked
package blastradius.graphql.entity;
