/** Rules about what is reached by ways that nobody granted. */
@NullMarked
package blastradius.finding.channel;

import org.jspecify.annotations.NullMarked;
