package blastradius.graphql.governance;

import blastradius.analysis.filter.EntityTests;
import blastradius.analysis.filter.Lifetimes;
import blastradius.model.EntityFilter;
import blastradius.snapshot.Snapshot;
import java.time.Clock;
import java.time.Instant;
import java.util.function.IntPredicate;
import java.util.function.ToIntBiFunction;
import org.jspecify.annotations.Nullable;

/** Tests entities by all that a filter can ask, reading from the store only what it does ask. */
public final class EntityFilters {

    private static final Lifetimes NOT_ASKED = new Lifetimes(0);

    private final StatedFacts facts;
    private final ToIntBiFunction<Snapshot, String> ids;
    private final Clock clock;

    /** {@code ids}: the vertex that an id means, as callers know ids. */
    public EntityFilters(StatedFacts facts, ToIntBiFunction<Snapshot, String> ids, Clock clock) {
        this.facts = facts;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Whether a vertex passes; null lets everything pass.
     *
     * @param at when owners have left, and relations are open; null: now
     * @throws blastradius.model.BlastRadiusException.UnknownId if the snapshot has not the tenant that the filter names
     */
    public IntPredicate of(@Nullable EntityFilter filter, Snapshot snapshot, @Nullable Instant at) {
        if (filter == null) {
            return vertex -> true;
        }
        Lifetimes lifetimes = filter.asksForLifetimes() ? facts.lifetimes(snapshot) : NOT_ASKED;
        return new EntityTests(
                        snapshot,
                        lifetimes,
                        id -> ids.applyAsInt(snapshot, id),
                        property -> facts.passing(property, snapshot),
                        at == null ? clock.instant() : at)
                .of(filter);
    }
}
