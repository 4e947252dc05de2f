/**
 * Something was taken: what fell, what to do first, by which commands.
 *
 * <p>{@link blastradius.scenario.incident.Fallen} is what is held by now, {@link blastradius.scenario.incident.NotifiedTenant} whom that concerns, since when and
 * by which way. {@link blastradius.scenario.incident.FirstCuts} are the {@link blastradius.scenario.incident.Cut}s to make first. {@link
 * blastradius.scenario.incident.Commands} says them in the words of a known system: only ids that pass for a {@link blastradius.scenario.incident.KnownId}
 * are written, each {@link blastradius.scenario.incident.Command} quoted for its {@link blastradius.scenario.incident.Shell}. {@link
 * blastradius.scenario.incident.Elevation}s are recorded activations.
 *
 * <pre>
 *   taken ─▶ Fallen ─▶ NotifiedTenant
 *     └───▶ choke points ─▶ candidates ─▶ the one that saves most ─▶ Cut ─▶ Commands
 *                ▲──────────────── with what was cut ───┘
 * </pre>
 *
 * <p>Cost: for each cut the choke points and a reach for each candidate that could save as much as the best.
 */
@org.jspecify.annotations.NullMarked
package blastradius.scenario.incident;
