/**
 * What the estate measured to when it was otherwise: a record of each version, kept when the version is not.
 *
 * <p>A {@link blastradius.history.Recorder} measures each version some time after it came: {@link blastradius.history.Measuring} spreads the
 * measures of all identities ({@link blastradius.history.Spread} in few numbers) and compares them with the version before, both valued
 * alike, into a {@link blastradius.history.MeasuredVersion}; {@link blastradius.history.MeasuredText} is that as text, which the store keeps.
 *
 * <pre>
 *   version 7 ─┐                     ┌─ own: as a ranking shows it
 *   version 8 ─┴─ valued alike ─ the same identities: before, after ─▶ chained (8) = chained (7) + after − before
 * </pre>
 *
 * <p>Cost: up to three tables of all identities a version, in the lane of long work; up to 25 KB in the store.
 */
@org.jspecify.annotations.NullMarked
package blastradius.history;
