/**
 * The product in a process of its own, and what can be seen of it from outside.
 *
 * <p>{@link blastradius.attacks.served.Served} starts it; {@link blastradius.attacks.served.EstateState} is what must not change, {@link
 * blastradius.attacks.served.Memory}, {@link blastradius.attacks.served.Ports} and {@link blastradius.attacks.served.SmallDisk} are what
 * it takes, and {@link blastradius.attacks.served.Results} what became of the attacks.
 */
@org.jspecify.annotations.NullMarked
package blastradius.attacks.served;
