/**
 * Who may call: only those who mean this server, under names that are its own.
 *
 * <p>{@link blastradius.web.caller.Listening} keeps the port to this machine unless callers log in. {@link
 * blastradius.web.caller.CallerFilter} refuses foreign hosts, origins and pages by {@link blastradius.web.caller.WebAccess}, {@link
 * blastradius.web.caller.AddressFilter} parameters that are no text.
 *
 * <pre>
 *   request ─▶ Host? ─▶ Origin? ─▶ whose page? ─▶ parameters? ─▶ served
 * </pre>
 */
@org.jspecify.annotations.NullMarked
package blastradius.web.caller;
