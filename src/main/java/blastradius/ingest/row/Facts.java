package blastradius.ingest.row;

import java.util.Locale;
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
        return (whose, property) -> whose == Whose.ITSELF ? find(properties, property) : null;
    }

    /** A property by its name, else by one that differs in case and underscores alone, as collectors change them from one version to the next. */
    static @Nullable Object find(Map<String, Object> properties, String name) {
        Object exact = properties.get(name);
        if (exact != null) {
            return exact;
        }
        String wanted = loose(name);
        for (Map.Entry<String, Object> property : properties.entrySet()) {
            String other = property.getKey();
            if (other.length() >= wanted.length() && loose(other).equals(wanted)) {
                return property.getValue();
            }
        }
        return null;
    }

    /** A name without what versions of a collector differ in. */
    static String loose(String name) {
        return name.replace("_", "").toLowerCase(Locale.ROOT);
    }
}
