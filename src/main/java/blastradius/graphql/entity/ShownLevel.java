package blastradius.graphql.entity;

import blastradius.model.AccessLevel;
import blastradius.model.EntityKind;
import org.jspecify.annotations.Nullable;

/** The levels as the schema names them: READ has a second name on what is used rather than read. */
public enum ShownLevel {
    SEE(AccessLevel.SEE),
    READ(AccessLevel.READ),
    USE(AccessLevel.READ),
    WRITE(AccessLevel.WRITE),
    CONTROL(AccessLevel.CONTROL);

    private final AccessLevel level;

    ShownLevel(AccessLevel level) {
        this.level = level;
    }

    public AccessLevel level() {
        return level;
    }

    static @Nullable public AccessLevel orNull(@Nullable ShownLevel shown) {
        return shown == null ? null : shown.level;
    }

    public static ShownLevel of(AccessLevel level, EntityKind kind) {
        return level == AccessLevel.READ && kind.type().exerciseLevel() == AccessLevel.USE
                ? USE
                : valueOf(level.name());
    }
}
