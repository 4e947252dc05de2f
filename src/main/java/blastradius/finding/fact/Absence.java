package blastradius.finding.fact;

import blastradius.snapshot.Snapshot;
import java.util.BitSet;
import java.util.HashSet;
import java.util.Set;

/**
 * Who lacks a fact though a source of theirs states it of others of their type: only there is what nobody states an absence, elsewhere it is unknown. O(V).
 */
public final class Absence {

    private final Snapshot snapshot;
    private final Stated stated;
    private final BitSet known;
    private final Set<Told> told = new HashSet<>();

    /** A source that states the fact, and of which type of entities. */
    private record Told(int source, Enum<?> type) {}

    /** @param known the entities of which a source states the fact */
    Absence(Snapshot snapshot, Stated stated, BitSet known) {
        this.snapshot = snapshot;
        this.stated = stated;
        this.known = known;
        known.stream()
                .forEach(vertex -> stated.sources(vertex).stream()
                        .forEach(source ->
                                told.add(new Told(source, snapshot.kind(vertex).type()))));
    }

    /** Whether a source states it. */
    public boolean isKnown(int vertex) {
        return known.get(vertex);
    }

    /** Whether it can be told of the entity, one way or the other. */
    public boolean isJudged(int vertex) {
        return isKnown(vertex)
                || stated.sources(vertex).stream()
                        .anyMatch(source -> told.contains(
                                new Told(source, snapshot.kind(vertex).type())));
    }

    /** Whether it is missing where it would be stated. */
    public boolean isAbsent(int vertex) {
        return !isKnown(vertex) && isJudged(vertex);
    }
}
