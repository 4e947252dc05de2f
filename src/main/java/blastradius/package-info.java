/** Where the server starts. The rooms below know each other by floors; {@code ArchitectureTests} holds the list. */
@NullMarked
package blastradius;

import org.jspecify.annotations.NullMarked;
