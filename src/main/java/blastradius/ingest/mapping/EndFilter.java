package blastradius.ingest.mapping;

import blastradius.model.EntityKind;
import blastradius.model.EntityType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which ends a row of a mapping speaks of.
 *
 * @param word a type ({@code Resource}), one of our kinds ({@code HOST}) or one of the source's kinds ({@code Container}); null: any end
 */
record EndFilter(@Nullable String word) {

    static final EndFilter ANY = new EndFilter(null);

    /** Whether the row speaks of this end; of an end that nothing is known of only where it speaks of any. */
    boolean matches(@Nullable EntityKind kind, List<String> sourceKinds) {
        return word == null || sourceKinds.contains(word) || (kind != null && names(kind));
    }

    private boolean names(EntityKind kind) {
        EntityType type = kind.type();
        return kind.name().equals(word) || type.label().equals(word);
    }
}
