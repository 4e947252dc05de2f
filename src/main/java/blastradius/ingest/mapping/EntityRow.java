package blastradius.ingest.mapping;

import blastradius.model.EntityKind;
import java.util.List;
import java.util.Map;

/**
 * What a source's kind of entity is.
 *
 * @param exceptions kinds for entities with a certain property, the first that matches
 */
record EntityRow(EntityKind kind, List<Except> exceptions) {

    /** Another kind for entities whose property has a value. */
    record Except(String property, String value, EntityKind kind) {}

    EntityKind kind(Map<String, Object> properties) {
        for (Except exception : exceptions) {
            if (exception.value().equalsIgnoreCase(String.valueOf(properties.get(exception.property())))) {
                return exception.kind();
            }
        }
        return kind;
    }
}
