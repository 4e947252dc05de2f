/** Rules about access that crosses from one organization into another. */
@NullMarked
package blastradius.finding.delegation;

import org.jspecify.annotations.NullMarked;
