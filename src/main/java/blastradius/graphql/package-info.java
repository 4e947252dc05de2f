/**
 * Serves the schema: one controller a schema file, arguments into calls of the floors below, exceptions into errors; decides nothing.
 *
 * <p>A room a part of the schema, and each room knows only rooms below it ({@code ArchitectureTests} holds them to it). What lies here
 * puts them together, and none of them knows it.
 *
 * <p>A request takes the current snapshot once. Entities are served straight from it; only what the snapshot does not hold (sources,
 * properties, evidence) is read from the {@link blastradius.graphql.entity.Catalogue}, in one batch a level of the question.
 *
 * <pre>
 *   incident                     what stays when somebody goes
 *   scenario   whole             what somebody considers: kept, compared, advised · lists and graphs that leave as files
 *   reach   attack   ranking     what falls · by which way, and what would stop it · who matters most
 *   inquiry                      under what is asked: snapshot, assumptions, scenario
 *   entity                       entities, lists, ids, levels under the schema's names
 *   guard                        what a question may cost, when it has its turn, how errors look
 * </pre>
 */
@org.jspecify.annotations.NullMarked
package blastradius.graphql;
