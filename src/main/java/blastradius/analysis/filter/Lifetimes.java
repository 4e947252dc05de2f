package blastradius.analysis.filter;

import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * When the entities of a snapshot came to be, were used, were renewed and end, as far as their sources say, and in which version they were
 * stated last. 8 bytes an entity for each of the facts that anything states, and 4 for the version. Built by one thread, then read by any.
 */
public final class Lifetimes {

    /** What is known of a life. */
    public enum Fact {
        CREATED,
        USED,
        ROTATED,
        ENDS
    }

    private static final long UNKNOWN = Long.MIN_VALUE;

    private final int entities;
    private final Map<Fact, long[]> millis = new EnumMap<>(Fact.class);
    private final int[] statedIn;

    /** Nothing is known yet of so many entities. */
    public Lifetimes(int entities) {
        this.entities = entities;
        this.statedIn = new int[entities];
    }

    /** Takes a fact. */
    public void put(Fact fact, int vertex, Instant at) {
        long[] column = millis.computeIfAbsent(fact, first -> {
            long[] unknown = new long[entities];
            Arrays.fill(unknown, UNKNOWN);
            return unknown;
        });
        column[vertex] = at.toEpochMilli();
    }

    /** Takes that a source stated or changed it in this version; the latest counts. */
    public void statedIn(int vertex, long version) {
        statedIn[vertex] = Math.max(statedIn[vertex], Math.toIntExact(version));
    }

    /** Null where nobody says. An entity that a revision added has no life yet. */
    public @Nullable Instant at(Fact fact, int vertex) {
        long known = millis(fact, vertex);
        return known == UNKNOWN ? null : Instant.ofEpochMilli(known);
    }

    private long millis(Fact fact, int vertex) {
        long[] column = millis.get(fact);
        return column == null || vertex >= entities ? UNKNOWN : column[vertex];
    }

    /** The version in which a source stated or changed it last; 0 where none is known. */
    public long statedIn(int vertex) {
        return vertex < entities ? statedIn[vertex] : 0;
    }

    boolean isKnown(Fact fact, int vertex) {
        return millis(fact, vertex) != UNKNOWN;
    }

    /** Whether it is known to be before the instant. */
    boolean isBefore(Fact fact, int vertex, Instant instant) {
        return isKnown(fact, vertex) && millis(fact, vertex) < instant.toEpochMilli();
    }

    /** Whether it is known to be after the instant. */
    boolean isAfter(Fact fact, int vertex, Instant instant) {
        return isKnown(fact, vertex) && millis(fact, vertex) > instant.toEpochMilli();
    }
}
