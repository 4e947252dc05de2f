package blastradius.analysis.condensation;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where conditions of several premises are met, by everybody under the same gates: whoever reaches one of a condition's points meets it, and nobody else
 * of the identities does. Immutable.
 */
public final class MeetingPoints {

    private static final int LEVEL_BITS = 3;

    private final Map<Integer, long[]> points; // by junction

    public MeetingPoints(Map<Integer, long[]> points) {
        this.points = Map.copyOf(points);
    }

    public static long point(int vertex, int levelCode) {
        return (long) vertex << LEVEL_BITS | levelCode;
    }

    public static int vertex(long point) {
        return (int) (point >>> LEVEL_BITS);
    }

    public static int levelCode(long point) {
        return (int) point & (1 << LEVEL_BITS) - 1;
    }

    /** The points of a condition, see {@link #vertex} and {@link #levelCode}; null where they are too many to be kept. */
    public long @Nullable [] of(int junction) {
        return points.get(junction);
    }
}
