/** Rules about secrets: shared, old, without an end, leaked, lying open. */
@NullMarked
package blastradius.finding.credential;

import org.jspecify.annotations.NullMarked;
