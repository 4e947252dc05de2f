package blastradius.analysis.question;

import blastradius.model.RelationClass;
import blastradius.model.RelationKind;
import blastradius.snapshot.ArcClass;
import java.time.Instant;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * When a relation can be followed: from its start on, up to and without its end.
 *
 * @param from null: always has been
 * @param until null: always will be
 */
public record Window(@Nullable Instant from, @Nullable Instant until) {

    private static final Window ALWAYS = new Window(null, null);

    /** A person does not unlearn a secret: for KNOWN_TO only the start counts. */
    public static Window of(RelationClass relation) {
        boolean unlearned = relation.kind() != RelationKind.KNOWN_TO;
        return new Window(relation.terms().from(), unlearned ? relation.terms().until() : null);
    }

    /** Premises are always open. */
    public static Window of(ArcClass arcClass) {
        RelationClass relation = arcClass.relation();
        return relation == null ? ALWAYS : of(relation);
    }

    /** The instants at which it begins and ends. */
    public Stream<Instant> bounds() {
        return Stream.of(from, until).filter(Objects::nonNull);
    }

    /** Whether it is open at every instant of {@code [start, end)}. */
    boolean covers(Instant start, Instant end) {
        return contains(start) && (until == null || !until.isBefore(end));
    }

    /** Whether it is open at some instant of {@code [start, end)}. */
    boolean overlaps(Instant start, Instant end) {
        return (from == null || from.isBefore(end)) && !hasEndedAt(start);
    }

    boolean contains(Instant at) {
        return (from == null || !at.isBefore(from)) && !hasEndedAt(at);
    }

    boolean hasEndedAt(Instant at) {
        return until != null && !at.isBefore(until);
    }
}
