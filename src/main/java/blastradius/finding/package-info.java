/**
 * Which parts of an estate fall short of which control, and why.
 *
 * <p>{@link blastradius.finding.Findings} asks every one of {@link blastradius.finding.Rules} about the facts. Rules lie in rooms by what they are about. What
 * controls of published frameworks a rule speaks to is data: {@code seed-data/frameworks}.
 *
 * <pre>
 *   Facts ─▶ each Rule ─▶ Outcome ─▶ Findings
 * </pre>
 */
@NullMarked
package blastradius.finding;

import org.jspecify.annotations.NullMarked;
