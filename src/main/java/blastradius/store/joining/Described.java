package blastradius.store.joining;

import blastradius.model.EntityKind;
import blastradius.model.EntityType;
import org.jspecify.annotations.Nullable;

/**
 * One source's description of an entity.
 *
 * @param source the number of who describes it
 * @param properties as {@code Json}
 */
public record Described(
        int no,
        int source,
        String key,
        String name,
        EntityKind kind,
        String sourceKind,
        @Nullable String tenant,
        @Nullable String properties) {

    @Nullable
    String home() {
        return kind.type() == EntityType.TENANT ? key : tenant;
    }
}
