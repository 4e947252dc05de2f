/** Rules about tools and applications that reach many customers. */
@NullMarked
package blastradius.finding.tool;

import org.jspecify.annotations.NullMarked;
