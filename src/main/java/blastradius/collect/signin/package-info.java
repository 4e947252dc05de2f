/**
 * Signing in at Microsoft Entra: which cloud, which permissions, and tokens that are kept in memory.
 *
 * <pre>
 * {@link blastradius.collect.signin.Cloud}, {@link blastradius.collect.signin.Scope} → {@link blastradius.collect.signin.PersonalSignIn} (browser, device code) or {@link blastradius.collect.signin.CertificateSignIn}
 *                 → {@link blastradius.collect.signin.SignIn}: a token a tenant
 * </pre>
 */
@NullMarked
package blastradius.collect.signin;

import org.jspecify.annotations.NullMarked;
