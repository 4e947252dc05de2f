package blastradius.store.database;

import java.util.List;
import java.util.stream.IntStream;

/**
 * Ranges of entity numbers. What is read of a whole estate is read range by range, so that neither Neo4j nor the driver ever holds more
 * than one range's relations.
 */
public final class EntityBlocks {

    private static final int SIZE = 1 << 14;

    private EntityBlocks() {}

    /** Numbers from {@code low} to below {@code high}. */
    public record Block(int low, int high) {}

    /** The ranges that cover all numbers below {@code end}. */
    public static List<Block> of(int end) {
        return IntStream.iterate(0, low -> low < end, low -> low + SIZE)
                .mapToObj(low -> new Block(low, Math.min(end, low + SIZE)))
                .toList();
    }
}
