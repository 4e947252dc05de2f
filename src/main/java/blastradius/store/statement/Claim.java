package blastradius.store.statement;

import blastradius.model.Entity;
import blastradius.model.EntityKind;
import blastradius.store.database.Digests;
import blastradius.store.database.Json;
import blastradius.store.database.TraitsText;
import blastradius.store.joining.Described;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one source says of one entity. A source that only names an entity as the end of a relation claims it as well, as a
 * placeholder: so the entity lives while any source speaks of it.
 *
 * @param no the entity's number
 * @param key the entity's id
 * @param traits as {@link TraitsText}
 * @param properties as {@link Json}
 */
public record Claim(
        int no,
        String key,
        EntityKind kind,
        String name,
        @Nullable String tenant,
        String sourceId,
        String sourceKind,
        @Nullable String traits,
        @Nullable String properties,
        boolean placeholder) {

    public static Claim of(int no, Entity entity) {
        return new Claim(
                no,
                entity.id(),
                entity.kind(),
                entity.name(),
                entity.tenant(),
                entity.sourceId(),
                entity.sourceKind(),
                TraitsText.of(entity.traits()),
                Json.of(entity.properties()),
                false);
    }

    public static Claim placeholder(int no, String key) {
        return new Claim(no, key, EntityKind.OTHER, key, null, key, EntityKind.OTHER.name(), null, null, true);
    }

    /** This claim of the numbered source as what an end may be that is looked up. */
    public Described described(int source) {
        return new Described(no, source, key, name, kind, sourceKind, tenant, properties);
    }

    /** Says in how far two claims of the same source are equal. */
    public long hash() {
        return Digests.of(
                kind.name(),
                name,
                tenant,
                sourceId,
                sourceKind,
                traits,
                properties,
                placeholder ? "placeholder" : null);
    }

    /** This claim, and what another one says where this one is silent. */
    public Claim filledBy(Claim other) {
        if (placeholder || other.placeholder) {
            return placeholder ? other : this;
        }
        return new Claim(
                no,
                key,
                kind.filledBy(other.kind),
                name.equals(key) ? other.name : name,
                tenant == null ? other.tenant : tenant,
                sourceId,
                sourceKind,
                TraitsText.fill(traits, other.traits),
                merged(properties, other.properties),
                false);
    }

    private static @Nullable String merged(@Nullable String preferred, @Nullable String other) {
        if (preferred == null || other == null) {
            return preferred == null ? other : preferred;
        }
        Map<String, Object> all = new LinkedHashMap<>(Json.map(other));
        all.putAll(Json.map(preferred));
        return Json.of(all);
    }
}
