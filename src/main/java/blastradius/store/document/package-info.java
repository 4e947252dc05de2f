/**
 * Small documents beside the estate, which Spring Data keeps: saved scenarios and lists, and the reports of imports.
 *
 * <p>{@link blastradius.store.document.Scenarios} are {@link blastradius.store.document.ScenarioNode}s kept by {@link
 * blastradius.store.document.ScenarioNodes}, {@link blastradius.store.document.Lists} likewise {@link
 * blastradius.store.document.ListNode}s by {@link blastradius.store.document.ListNodes}; {@link blastradius.store.document.Saved} has both
 * keep versions. The {@link blastradius.store.document.ImportHistory} is {@link blastradius.store.document.ImportNode}s kept by {@link
 * blastradius.store.document.ImportNodes}; {@link blastradius.store.document.Documents} has all follow the rules of every session. {@link
 * blastradius.store.document.DocumentsConfiguration} wires them.
 *
 * <pre>
 *   Scenarios, Lists ─▶ Saved ─▶ Documents ─▶ ScenarioNodes, ListNodes ─▶ (:Scenario), (:List)
 * </pre>
 */
@org.jspecify.annotations.NullMarked
package blastradius.store.document;
