/**
 * Asking Graph: a page or twenty at once, patiently, and with nothing believed that Graph would not say.
 *
 * <pre>
 * address → {@link blastradius.collect.request.GraphRequests} (four at once, six tries, token renewed) → {@link blastradius.collect.request.Answer}: a page, a no, a failure
 *              ^ {@link blastradius.collect.request.Batch}: twenty addresses in one request
 * </pre>
 */
@NullMarked
package blastradius.collect.request;

import org.jspecify.annotations.NullMarked;
