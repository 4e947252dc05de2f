/**
 * The server as a browser or a tool meets it, whatever is asked: who may call, how slowly, and files in and out.
 *
 * <p>What lies here puts the guards before everything that is served, in their order; no room knows it.
 *
 * <pre>
 *   importing   export             files in · files out
 *   caller   client                who may call · how slow a connection may be
 *   refusal  page                  how errors look · what a page may do
 * </pre>
 */
@org.jspecify.annotations.NullMarked
package blastradius.web;
