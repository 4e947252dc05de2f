package blastradius.graphql;

import blastradius.model.AccessLevel;
import blastradius.model.EntityKind;
import org.jspecify.annotations.Nullable;

/** The levels as the schema names them: READ has a second name on what is used rather than read. */
enum ShownLevel {
    SEE(AccessLevel.SEE),
    READ(AccessLevel.READ),
    USE(AccessLevel.READ),
    WRITE(AccessLevel.WRITE),
    CONTROL(AccessLevel.CONTROL);

    private final AccessLevel level;

    ShownLevel(AccessLevel level) {
        this.level = level;
    }

    AccessLevel level() {
        return level;
    }

    static @Nullable AccessLevel orNull(@Nullable ShownLevel shown) {
        return shown == null ? null : shown.level;
    }

    static ShownLevel of(AccessLevel level, EntityKind kind) {
        return level == AccessLevel.READ && kind.type().exerciseLevel() == AccessLevel.USE
                ? USE
                : valueOf(level.name());
    }
}
