/**
 * Conditional access, as far as it can be told from policies alone: what a sign-in of an account needs beside its password.
 *
 * <p>A policy ({@link blastradius.ingest.conditions.AccessPolicy}) binds whom it includes and does not exclude ({@link
 * blastradius.ingest.conditions.Bound}) and asks for one of some sets of gates ({@link blastradius.ingest.conditions.Gate}): a factor of a
 * {@link blastradius.ingest.conditions.Strength}, a place, or nothing that can be had. {@link blastradius.ingest.conditions.SignIn} puts
 * the policies of an account together with the methods that are registered for it.
 *
 * <pre>
 *   policies that bind an account, its registered methods ─▶ SignIn ─▶ ways in, one Terms each
 * </pre>
 *
 * <p>What depends on more than who signs in (risk, platform, client, session) is not evaluated: such a policy counts as not there, which
 * bounds what is reached from above. Registered is not required, and required but not registered is no gate: whoever signs in first
 * registers his own, unless a policy protects that.
 */
@org.jspecify.annotations.NullMarked
package blastradius.ingest.conditions;
