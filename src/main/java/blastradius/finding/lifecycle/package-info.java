/** Rules about who uses an identity, who answers for it, and whether it is still needed. */
@NullMarked
package blastradius.finding.lifecycle;

import org.jspecify.annotations.NullMarked;
