/**
 * Work that is asked for from outside, bounded: analyses and files wait in one of the {@link blastradius.lane.Lanes}, each a {@link
 * blastradius.lane.Lane} of so many threads at once, and {@link blastradius.lane.Connections} tells when the client has left.
 *
 * <pre>
 *   graphql, web ──run──► Lane (threads of its own) ──► analysis
 *        └──────gone?───► Connections ──each second──► Connection
 * </pre>
 */
@NullMarked
package blastradius.lane;

import org.jspecify.annotations.NullMarked;
