package blastradius.ingest.ledger;

import blastradius.model.EntityKind;
import blastradius.model.EntityTraits;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a record says of one entity.
 *
 * @param id what the tool calls it
 * @param kind what it is to the analyses
 * @param sourceKind the tool's own word for its kind
 * @param home what the tool calls the tenant that it belongs to; null: a tenant itself, or nothing says
 * @param name what people call it
 * @param traits what the analyses read of it
 * @param properties everything else that the record says and that is kept, by the tool's names
 */
public record Subject(
        ToolId id,
        EntityKind kind,
        String sourceKind,
        @Nullable String home,
        String name,
        EntityTraits traits,
        Map<String, Object> properties) {

    public Subject {
        properties = Map.copyOf(properties);
    }

    /** Enabled, and nothing else said. */
    public static Subject of(ToolId id, EntityKind kind, String sourceKind, @Nullable String home) {
        return new Subject(id, kind, sourceKind, home, id.text(), EntityTraits.DEFAULT, Map.of());
    }

    /** The same as the tenant's of this id. */
    public Subject at(@Nullable String tenant) {
        return new Subject(id, kind, sourceKind, tenant, name, traits, properties);
    }

    public Subject named(@Nullable String other) {
        return other == null || other.isBlank()
                ? this
                : new Subject(id, kind, sourceKind, home, other, traits, properties);
    }

    public Subject with(EntityTraits other) {
        return new Subject(id, kind, sourceKind, home, name, other, properties);
    }

    public Subject with(Map<String, Object> other) {
        return new Subject(id, kind, sourceKind, home, name, traits, other);
    }
}
