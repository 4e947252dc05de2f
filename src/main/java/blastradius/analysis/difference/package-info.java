/**
 * Whom a change concerns, and what they gain or lose: so that a scenario costs what it changes and not what the estate holds.
 *
 * <p>A snapshot and its revision come in. {@link blastradius.analysis.difference.ChangedArcs} is where they differ, {@link
 * blastradius.analysis.difference.AffectedIdentities} who comes by there at all. {@link blastradius.analysis.difference.ChangedStates} is what may be held before and not
 * after, or the other way round, with {@link blastradius.analysis.difference.AnyPremise} as the most that conditions may add; {@link
 * blastradius.analysis.difference.Bundles} puts together what the same identities hold ({@link blastradius.analysis.difference.Item}s), and {@link blastradius.analysis.difference.MovedItems} follows 64 of
 * those at a time back by {@link blastradius.analysis.difference.BackwardMasks}. Who is left in doubt is {@link
 * blastradius.analysis.difference.ConcernedIdentities}, which also decides what takes least, and searched, one for all that are alike ({@link blastradius.analysis.difference.AlikeSearches}).
 *
 * <pre>
 *   changed arc ─▶ forwards: what may move (ChangedStates) ─▶ bundles ─▶ backwards: who holds them, before and after
 * </pre>
 *
 * <p>Cost: what may move and who leads there, twice; never the whole estate.
 */
@org.jspecify.annotations.NullMarked
package blastradius.analysis.difference;
