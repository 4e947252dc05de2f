/**
 * Who asks, and what they may do.
 *
 * <p>A {@link blastradius.access.Caller} has {@link blastradius.access.CallerRole}s; {@link blastradius.access.Callers} tells who asks now. How somebody
 * signs in is not known here: {@code web.signin} says it, the schema says with {@code @requires} which role a field needs.
 * {@link blastradius.access.Allowances} say how much each may ask for, and {@link blastradius.access.Asked} is what one request came to.
 *
 * <pre>
 *   web.signin: token ─▶ Caller ─▶ Callers ─▶ a field's @requires, a path's role
 * </pre>
 */
@org.jspecify.annotations.NullMarked
package blastradius.access;
