/**
 * Signing in: who sends a request, by the token that came with it.
 *
 * <p>{@link blastradius.web.signin.SignInWiring} says which paths need which role where an issuer is set, and lets everybody pass where none
 * is. {@link blastradius.web.signin.Tokens} reads an issuer's tokens by {@link blastradius.web.signin.SignIn}, and those of machines; the result
 * is a {@link blastradius.web.signin.CallerAuthentication}. {@link blastradius.web.signin.TurnedAway} words the refusals, and {@link blastradius.web.signin.SignInController} tells the
 * pages where to sign in.
 *
 * <pre>
 *   Authorization: Bearer … ─▶ Tokens ─▶ Caller ─▶ a role for the path? ─▶ served
 *                                │ no                │ no
 *                               401                 403
 * </pre>
 */
@org.jspecify.annotations.NullMarked
package blastradius.web.signin;
