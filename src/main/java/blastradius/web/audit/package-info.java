/**
 * What operators see: who asked what, and how much there is to do.
 *
 * <p>{@link blastradius.web.audit.AuditFilter} gives each request an {@link blastradius.access.Asked}, which the sign-in and the guard of
 * questions fill in, and writes it down as an {@link blastradius.web.audit.AuditLine} of the {@link blastradius.web.audit.AuditLog} once the
 * request is answered or refused. {@link blastradius.web.audit.RequestMeters} keep how long it took, and {@link blastradius.web.audit.AuditWiring} also gives Prometheus the figures of snapshot and lanes.
 *
 * <pre>
 *   request ─▶ AuditFilter ─▶ sign-in ─▶ … ─▶ answer ─▶ a line, a time
 *                 Asked ◀──── who ◀──── what
 * </pre>
 */
@org.jspecify.annotations.NullMarked
package blastradius.web.audit;
