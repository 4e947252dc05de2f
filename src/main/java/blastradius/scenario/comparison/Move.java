package blastradius.scenario.comparison;

import blastradius.model.AccessLevel;
import java.util.Optional;

/**
 * Something that is held at another level than before.
 *
 * @param vertex an entity, or the tenant that stands for an organization; -1 for an estate without tenants
 * @param before empty: was not held
 * @param after empty: is no longer held
 */
public record Move(int vertex, Optional<AccessLevel> before, Optional<AccessLevel> after) {

    /** Whether it is held at a higher level than before. */
    public boolean isGain() {
        return code(after) > code(before);
    }

    static Move of(int vertex, int before, int after) {
        return new Move(vertex, level(before), level(after));
    }

    private static Optional<AccessLevel> level(int code) {
        return code == 0 ? Optional.empty() : Optional.of(AccessLevel.ofCode(code));
    }

    private static int code(Optional<AccessLevel> level) {
        return level.map(AccessLevel::code).orElse(0);
    }

    /** By how many levels. */
    int distance() {
        return Math.abs(code(after) - code(before));
    }
}
