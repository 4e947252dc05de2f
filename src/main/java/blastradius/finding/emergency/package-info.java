/** Rules about emergency accounts. */
@NullMarked
package blastradius.finding.emergency;

import org.jspecify.annotations.NullMarked;
