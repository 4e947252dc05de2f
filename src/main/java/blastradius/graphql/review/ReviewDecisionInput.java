package blastradius.graphql.review;

import blastradius.graphql.entity.Ids;
import blastradius.graphql.entity.ShownLevel;
import blastradius.graphql.inquiry.Inquiry;
import blastradius.model.BlastRadiusException.BadRequest;
import blastradius.model.EntityType;
import blastradius.model.PlainText;
import blastradius.model.ReviewDecision;
import blastradius.model.ReviewVerdict;
import blastradius.snapshot.Snapshot;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What is decided of which items, as the schema states it. */
record ReviewDecisionInput(
        @Nullable List<String> items,
        @Nullable ReviewItemFilter where,
        ReviewVerdict verdict,
        @Nullable ShownLevel level,
        @Nullable List<String> tenants,
        String reason,
        String by,
        boolean again) {

    /**
     * The decision, with tenants by the estate's own ids.
     *
     * @throws blastradius.model.BlastRadiusException.UnknownId if there is no such tenant
     * @throws BadRequest if it makes no sense
     */
    ReviewDecision decision(Inquiry inquiry, Ids ids, Instant at) {
        Snapshot snapshot = inquiry.snapshot();
        List<String> named = Objects.requireNonNullElse(tenants, List.of());
        List<String> known = named.isEmpty()
                ? List.of()
                : ids.vertices(snapshot, named).stream()
                        .map(vertex -> tenant(snapshot, vertex))
                        .toList();
        return new ReviewDecision(verdict, ShownLevel.orNull(level), known, reason, by, at, snapshot.version());
    }

    private static String tenant(Snapshot snapshot, int vertex) {
        if (snapshot.kind(vertex).type() != EntityType.TENANT) {
            throw new BadRequest("input.tenants names " + PlainText.shown(snapshot.name(vertex))
                    + ", which is no tenant but " + snapshot.kind(vertex));
        }
        return snapshot.id(vertex);
    }
}
