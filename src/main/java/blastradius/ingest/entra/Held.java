package blastradius.ingest.entra;

import blastradius.model.GrantState;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How something is held: a role, a membership, an ownership, a grant.
 *
 * @param state standing, eligible, or a recorded activation
 * @param from null: always
 * @param until null: without end
 * @param isInstance whether the record says how it is held; a mere list of assignments does not tell a recorded activation from what
 *     stands, so that an instance of the same goes before it
 */
public record Held(
        GrantState state, @Nullable Instant from, @Nullable Instant until, boolean isInstance) {

    /** An assignment, of which the record does not say how it came about. */
    public static final Held LISTED = new Held(GrantState.STANDING, null, null, false);

    public static Held standing(@Nullable Instant from, @Nullable Instant until) {
        return new Held(GrantState.STANDING, from, until, true);
    }

    public static Held eligible(@Nullable Instant from, @Nullable Instant until) {
        return new Held(GrantState.ELIGIBLE, from, until, true);
    }

    public static Held active(@Nullable Instant from, @Nullable Instant until) {
        return new Held(GrantState.ACTIVE, from, until, true);
    }
}
