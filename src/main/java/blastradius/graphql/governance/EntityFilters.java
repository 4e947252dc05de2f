package blastradius.graphql.governance;

import blastradius.analysis.filter.EntityTests;
import blastradius.analysis.filter.Lifetimes;
import blastradius.model.EntityFilter;
import blastradius.snapshot.Snapshot;
import java.time.Clock;
import java.time.Instant;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tests entities by all that a filter can ask, reading from the store only what it does ask. */
@Component
public final class EntityFilters {

    private static final Lifetimes NOT_ASKED = new Lifetimes(0);

    private final StatedFacts facts;
    private final Clock clock;

    public EntityFilters(StatedFacts facts, Clock clock) {
        this.facts = facts;
        this.clock = clock;
    }

    /**
     * Whether a vertex passes now; null lets everything pass.
     *
     * @throws blastradius.model.BlastRadiusException.UnknownId if the snapshot has not the tenant that the filter names
     */
    public IntPredicate of(@Nullable EntityFilter filter, Snapshot snapshot) {
        return of(filter, snapshot, clock.instant());
    }

    /** The same at an instant: owners have left then, and relations are open. */
    public IntPredicate of(@Nullable EntityFilter filter, Snapshot snapshot, Instant at) {
        if (filter == null) {
            return vertex -> true;
        }
        Lifetimes lifetimes = filter.asksForLifetimes() ? facts.lifetimes(snapshot) : NOT_ASKED;
        return new EntityTests(snapshot, lifetimes, property -> facts.passing(property, snapshot), at).of(filter);
    }
}
