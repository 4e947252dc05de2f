/**
 * What an attacker on this machine, on a foreign page or behind a file would try, against the served product in a process of its own.
 *
 * <p>Most attacks are rows of a table ({@code src/test/resources/attacks}, a file a kind): {@link blastradius.attacks.table.AttackTable} reads
 * them, {@link blastradius.attacks.wire.Wire} sends them byte by byte, {@link blastradius.attacks.table.Expectation} judges the
 * {@link blastradius.attacks.wire.Reply}. What a row cannot say (Bolt, archives that lie, sockets that trickle, many at once, kills) is a
 * class a kind. After each attack the {@link blastradius.attacks.served.EstateState} is as it was; after each kind the server still answers.
 */
@NullMarked
package blastradius.attacks;

import org.jspecify.annotations.NullMarked;
