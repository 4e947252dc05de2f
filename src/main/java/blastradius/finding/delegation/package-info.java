/** Rules about what a provider holds of its customers' tenants. */
@NullMarked
package blastradius.finding.delegation;

import org.jspecify.annotations.NullMarked;
