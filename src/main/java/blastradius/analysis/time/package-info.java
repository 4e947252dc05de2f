/**
 * How a reach changes while windows begin and end, and how much access stands.
 *
 * <p>{@link blastradius.analysis.time.Boundaries} lists the instants that could matter; between two of them nothing changes, so {@link
 * blastradius.analysis.time.ReachOverTime} takes one search a period. {@link blastradius.analysis.time.ReachChange} is the next change and its reasons,
 * {@link blastradius.analysis.time.StandingExposure} the loss added up over the hours.
 *
 * <pre>
 *   ├── period ──┼──── period ────┼── period ──▶      one search each
 *             begins            ends
 * </pre>
 *
 * <p>Cost: a search for each boundary of a relation that could ever be followed.
 */
@org.jspecify.annotations.NullMarked
package blastradius.analysis.time;
