/**
 * What goes wrong, as an answer over plain HTTP: always the same form, and never a word of a library.
 *
 * <p>{@link blastradius.web.refusal.Refusals} is the form. {@link blastradius.web.refusal.HttpProblems} answers what controllers throw,
 * {@link blastradius.web.refusal.ErrorAnswers} what the container hands back, {@link blastradius.web.refusal.ContainerErrors} what never
 * reached a servlet.
 *
 * <pre>
 *   controller ─▶ HttpProblems ──┐
 *   servlet    ─▶ ErrorAnswers ──┼─▶ Refusals ─▶ { code, message, see }
 *   container  ─▶ ContainerErrors┘
 * </pre>
 */
@org.jspecify.annotations.NullMarked
package blastradius.web.refusal;
