/** Rules about who becomes an administrator. */
@NullMarked
package blastradius.finding.privilege;

import org.jspecify.annotations.NullMarked;
