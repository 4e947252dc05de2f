/**
 * Attacks that are rows of a table.
 *
 * <p>{@link blastradius.attacks.table.AttackTable} reads {@code src/test/resources/attacks} into {@link
 * blastradius.attacks.table.Attack}s, with texts {@link blastradius.attacks.table.Spelled} in few words; an {@link
 * blastradius.attacks.table.Expectation} judges the answer.
 */
@org.jspecify.annotations.NullMarked
package blastradius.attacks.table;
