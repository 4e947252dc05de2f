/**
 * The way back: an older version of the estate becomes the newest one again.
 *
 * <p>{@link blastradius.store.restoring.Versions} is asked; under the lease of an import, the {@link
 * blastradius.store.restoring.VersionDifference} counts what a restoration would change, and the {@link
 * blastradius.store.restoring.Restoration} writes it as an import writes: first what nobody sees, then in one step what everybody does.
 * Nothing is read out of the database: what was closed since is copied, what came since is closed.
 *
 * <pre>
 *   version N ─▶ VersionDifference: nothing ─▶ refused
 *                        └─▶ Restoration ─▶ version + 1, equal to N ─▶ report in the history
 * </pre>
 *
 * <p>Cost: three passes over the relations, each some 1 million a second, and what is written.
 */
@org.jspecify.annotations.NullMarked
package blastradius.store.restoring;
