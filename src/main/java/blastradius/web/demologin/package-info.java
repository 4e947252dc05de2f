/**
 * A throw-away issuer inside the process, so that signing in can be tried on the demo estate with nothing else at hand.
 *
 * <p>{@link blastradius.web.demologin.DemoLogin} says to the rest of the server that there is an issuer, in the settings that any issuer is
 * named by; nothing else knows that it is not another server. {@link blastradius.web.demologin.DemoLoginWiring} is that issuer: one {@link
 * blastradius.web.demologin.DemoUser} a role, two of which see a part of the tenants, with passwords of this start. Its paths are served by a
 * filter chain of their own, whose session opens nothing but the issuer.
 *
 * <pre>
 *   page ─▶ /oauth2/authorize ─▶ /login ─▶ /signed-in?code ─▶ /oauth2/token ─▶ Authorization: Bearer …
 * </pre>
 */
@org.jspecify.annotations.NullMarked
package blastradius.web.demologin;
