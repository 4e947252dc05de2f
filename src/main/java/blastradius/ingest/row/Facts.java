package blastradius.ingest.row;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the conditions of a row are asked of: an entity by itself, or a relation with what stands at its ends. */
@FunctionalInterface
public interface Facts {

    /** Whose property it is. */
    enum Whose {
        ITSELF,
        FROM,
        TO
    }

    /** The value as its record states it; null: it says nothing. */
    @Nullable
    Object value(Whose whose, String property);

    /** Those of one record, which has no ends. */
    static Facts of(Map<String, Object> properties) {
        return (whose, property) -> whose == Whose.ITSELF ? properties.get(property) : null;
    }
}
