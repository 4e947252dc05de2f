/**
 * Pure functions from a snapshot to an immutable answer: what an attacker reaches, by which path, and what that costs.
 *
 * <p>A room a problem, and each room knows only rooms below it ({@code ArchitectureTests} holds them to it):
 *
 * <pre>
 *   ranking                                      every identity at once
 *   difference                                   whom a change concerns
 *   exposure   time   chokepoint   containment   who reaches · when · what would stop it
 *   impact   path                                what it costs · by which way
 *   reach   condensation   filter                what is held · the rules as a plain graph · which entities are meant
 *   graph   relation   selection                 algorithms that know no rules · what an arc stands for · which relations are meant
 *   question                                     gates, sources, budget
 * </pre>
 *
 * <p>All of them read a {@link blastradius.snapshot.Snapshot}: vertices are entities and, behind them, junctions (conditions); an arc needs a level at
 * its tail and gives one at its head.
 */
@org.jspecify.annotations.NullMarked
package blastradius.analysis;
