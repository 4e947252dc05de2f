package blastradius.graphql.entity;

import blastradius.model.EntityKind;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A filter by kind, its words for whole types unfolded. */
record Kinds(Set<EntityKind> kinds) {

    Kinds {
        EnumSet<EntityKind> compact = EnumSet.noneOf(EntityKind.class);
        compact.addAll(kinds);
        kinds = compact;
    }

    /** All kinds where nothing is said. */
    static Kinds of(@Nullable Collection<EntityKind> words) {
        Set<EntityKind> kinds = EnumSet.noneOf(EntityKind.class);
        for (EntityKind kind : EntityKind.values()) {
            if (words == null || words.stream().anyMatch(word -> word.includes(kind))) {
                kinds.add(kind);
            }
        }
        return new Kinds(kinds);
    }

    boolean include(EntityKind kind) {
        return kinds.contains(kind);
    }

    /** A stable text of it. */
    List<String> names() {
        return kinds.stream().map(Enum::name).toList();
    }
}
