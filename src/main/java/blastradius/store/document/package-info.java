/**
 * Small documents beside the estate, which Spring Data keeps: saved scenarios and the reports of imports.
 *
 * <p>{@link blastradius.store.document.Scenarios} are {@link blastradius.store.document.ScenarioNode}s kept by {@link
 * blastradius.store.document.ScenarioNodes}, the {@link blastradius.store.document.ImportHistory} is {@link
 * blastradius.store.document.ImportNode}s kept by {@link blastradius.store.document.ImportNodes}; {@link
 * blastradius.store.document.Documents} has both follow the rules of every session. {@link
 * blastradius.store.document.DocumentsConfiguration} wires them.
 *
 * <pre>
 *   Scenarios ─▶ Documents ─▶ ScenarioNodes ─▶ (:Scenario)
 * </pre>
 */
@org.jspecify.annotations.NullMarked
package blastradius.store.document;
