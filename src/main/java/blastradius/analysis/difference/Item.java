package blastradius.analysis.difference;

/** An entity at a level, in one int: {@code entity << 2 | level - 1}. */
public final class Item {

    /** What nobody holds. */
    public static final int NONE = -1;

    private static final int LEVEL_BITS = 2;

    private Item() {}

    public static int of(int entity, int levelCode) {
        return entity << LEVEL_BITS | (levelCode - 1);
    }

    public static int entity(int item) {
        return item >>> LEVEL_BITS;
    }

    /** The level's code. */
    public static int level(int item) {
        return (item & (1 << LEVEL_BITS) - 1) + 1;
    }
}
