/**
 * Serves the schema: one controller a schema file, arguments into calls of the floors below, exceptions into errors; decides nothing.
 * A request takes the current snapshot once. Entities are served straight from it; only what the snapshot does not hold (sources,
 * properties, evidence) is read from the {@link blastradius.graphql.entity.Catalogue}, in one batch a level of the question.
 */
@org.jspecify.annotations.NullMarked
package blastradius.graphql;
