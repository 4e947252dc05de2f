/** Rules about just-in-time access: who approves it, how long it lasts, and who gets past it. */
@NullMarked
package blastradius.finding.activation;

import org.jspecify.annotations.NullMarked;
