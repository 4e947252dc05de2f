/**
 * What goes over a socket: any bytes, however wrong, and what comes back.
 *
 * <p>{@link blastradius.attacks.wire.Wire} sends a {@link blastradius.attacks.wire.Request} and reads the {@link
 * blastradius.attacks.wire.Reply}; a {@link blastradius.attacks.wire.BoltCall} talks to the store beside the server.
 */
@org.jspecify.annotations.NullMarked
package blastradius.attacks.wire;
