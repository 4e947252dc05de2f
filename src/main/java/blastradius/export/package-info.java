/** Writes the estate in formats that import reads, streamed. */
@NullMarked
package blastradius.export;

import org.jspecify.annotations.NullMarked;
