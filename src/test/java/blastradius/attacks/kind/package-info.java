/**
 * Attacks that no row can say, a class a kind.
 *
 * <p>Archives are {@link blastradius.attacks.kind.Packed}, connections {@link blastradius.attacks.kind.Trickle}; {@link
 * blastradius.attacks.kind.AfterKind} says what must be as ever afterwards.
 */
@org.jspecify.annotations.NullMarked
package blastradius.attacks.kind;
