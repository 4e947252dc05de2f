package blastradius.ingest.row;

import blastradius.model.EntityKind;
import blastradius.model.EntityType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which ends a row of a mapping speaks of.
 *
 * @param words types ({@code Resource}), our kinds ({@code HOST}) or the source's kinds ({@code Container}), of which one must fit; empty: any
 *     end
 */
public record EndFilter(List<String> words) {

    public static final EndFilter ANY = new EndFilter(List.of());

    /** Whether the row speaks of this end; of an end that nothing is known of only where it speaks of any. */
    public boolean matches(@Nullable EntityKind kind, List<String> sourceKinds) {
        if (words.isEmpty()) {
            return true;
        }
        for (String word : words) {
            if (sourceKinds.contains(word) || (kind != null && names(kind, word))) {
                return true;
            }
        }
        return false;
    }

    private static boolean names(EntityKind kind, String word) {
        EntityType type = kind.type();
        return kind.name().equals(word) || type.label().equals(word);
    }

    @Override
    public String toString() {
        return String.join(", ", words);
    }
}
