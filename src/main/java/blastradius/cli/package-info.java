/** The command line: what the server does over HTTP, without a server. */
@NullMarked
package blastradius.cli;

import org.jspecify.annotations.NullMarked;
