package blastradius.model;

/**
 * One rule of a relation kind: who holds {@code needs} on the source gains {@code gives} on the target. A kind's further rules, which
 * read more than one relation (approval, role definitions, triggers' effects, image backups), belong to the snapshot's rules.
 *
 * @param backwards whether the holder is the relation's <em>target</em> (USED_BY, KNOWN_TO)
 */
public record Clause(Side needs, Side gives, boolean backwards) {

    /** A level, as a clause states it. */
    public sealed interface Side {

        /** The same level for every relation of the kind. */
        record Fixed(AccessLevel level) implements Side {}

        /** The level at which the source is exercised, see {@link EntityType#exerciseLevel()}. */
        enum Exercise implements Side {
            X
        }

        /** The level that the relation's terms state; the default where they state none. */
        record Stated(AccessLevel byDefault) implements Side {}

        /** Whatever level is held: each level gives itself. */
        enum Same implements Side {
            SAME
        }
    }

    static Clause of(AccessLevel needs, AccessLevel gives) {
        return new Clause(new Side.Fixed(needs), new Side.Fixed(gives), false);
    }

    static Clause exercised(AccessLevel gives) {
        return new Clause(Side.Exercise.X, new Side.Fixed(gives), false);
    }

    static Clause exercisedForStated() {
        return new Clause(Side.Exercise.X, new Side.Stated(AccessLevel.CONTROL), false);
    }

    static Clause useForStated() {
        return new Clause(new Side.Fixed(AccessLevel.USE), new Side.Stated(AccessLevel.CONTROL), false);
    }

    static Clause statedFor(AccessLevel gives) {
        return new Clause(new Side.Stated(AccessLevel.CONTROL), new Side.Fixed(gives), false);
    }

    static Clause same() {
        return new Clause(Side.Same.SAME, Side.Same.SAME, false);
    }

    static Clause fromTarget(AccessLevel needs, AccessLevel gives) {
        return new Clause(new Side.Fixed(needs), new Side.Fixed(gives), true);
    }
}
