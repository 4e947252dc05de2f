package blastradius.model;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One thing of the estate as one source states it.
 *
 * @param id stable over imports, unique in the estate, opaque to callers
 * @param kind a concrete kind
 * @param name what people call it; the id where the source gives none
 * @param tenant id of the tenant it belongs to; null where only CONTAINS says so
 * @param sourceId what the source calls it: UPN, object id, ARN, OpenGraph id
 * @param sourceKind the source's own word for its kind
 * @param traits what the analyses read of it
 * @param properties everything else that the source says, by the source's names; values are strings, numbers, booleans or lists of them
 */
public record Entity(
        String id,
        EntityKind kind,
        String name,
        @Nullable String tenant,
        String sourceId,
        String sourceKind,
        EntityTraits traits,
        Map<String, Object> properties) {

    public Entity {
        if (id.isBlank()) {
            throw new IllegalArgumentException("an entity's id is blank");
        }
        if (!kind.isConcrete()) {
            throw new IllegalArgumentException("entity " + id + ": " + kind + " names a type, not a kind");
        }
        properties = Map.copyOf(properties);
    }

    /** An entity of which nothing but its id and kind is known; its name and source id are its id. */
    public static Entity of(String id, EntityKind kind) {
        return new Entity(id, kind, id, null, id, kind.name(), EntityTraits.DEFAULT, Map.of());
    }

    public Entity withId(String other) {
        return new Entity(other, kind, name, tenant, sourceId, sourceKind, traits, properties);
    }

    public Entity withTenant(@Nullable String tenantId) {
        return new Entity(id, kind, name, tenantId, sourceId, sourceKind, traits, properties);
    }

    public Entity withTraits(EntityTraits other) {
        return new Entity(id, kind, name, tenant, sourceId, sourceKind, other, properties);
    }

    public Entity withName(String other) {
        return new Entity(id, kind, other, tenant, sourceId, sourceKind, traits, properties);
    }
}
