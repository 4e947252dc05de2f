package blastradius.graphql.review;

import java.time.Instant;
import java.util.Comparator;
import java.util.Objects;

/** What items of a review are ordered by, as the schema names it. */
enum ReviewItemOrder {
    BLAST_RADIUS,
    LAST_USED,
    LEVEL;

    /** Of two that agree in it, the one that comes first in the review. */
    Comparator<ReviewLine> order() {
        Comparator<ReviewLine> order = switch (this) {
            case BLAST_RADIUS ->
                Comparator.comparingDouble(
                        line -> -Objects.requireNonNullElse(line.facts().score(), -1.0));
            case LAST_USED ->
                Comparator.comparing(
                        line -> Objects.requireNonNullElse(line.facts().lastUsedAt(), Instant.MIN));
            case LEVEL ->
                Comparator.comparing((ReviewLine line) -> line.facts().level()).reversed();
        };
        return order.thenComparingInt(line -> line.item().position());
    }
}
