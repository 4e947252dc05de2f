package blastradius.store.database;

import blastradius.model.Criticality;
import blastradius.model.EntityTraits;
import blastradius.model.Environment;
import blastradius.model.Sensitivity;
import blastradius.model.ServiceScope;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Traits as one line of JSON that states only what differs from {@link EntityTraits#DEFAULT}; null where nothing does. */
public final class TraitsText {

    private TraitsText() {}

    static @Nullable public String of(EntityTraits traits) {
        Map<String, Object> stated = new LinkedHashMap<>();
        putIf(stated, "enabled", traits.enabled() ? null : false);
        putIf(stated, "breakGlass", traits.breakGlass() ? true : null);
        putIf(stated, "phishingResistant", traits.phishingResistant() ? true : null);
        putIf(stated, "guest", traits.guest() ? true : null);
        putIf(stated, "helper", traits.helper() ? true : null);
        putIf(stated, "organization", traits.organization());
        putIf(stated, "weight", traits.weight() == 1 ? null : traits.weight());
        putIf(stated, "criticality", traits.criticality());
        putIf(stated, "sensitivity", traits.sensitivity());
        putIf(stated, "environment", traits.environment());
        putIf(stated, "service", traits.service());
        putIf(stated, "tier", traits.tier());
        return Json.of(stated);
    }

    public static EntityTraits parse(@Nullable String text) {
        if (text == null) {
            return EntityTraits.DEFAULT;
        }
        Map<String, Object> stated = Json.map(text);
        return new EntityTraits(
                stated.get("enabled") == null,
                stated.get("breakGlass") != null,
                stated.get("phishingResistant") != null,
                stated.get("guest") != null,
                stated.get("helper") != null,
                word(stated, "organization", Function.identity()),
                stated.get("weight") instanceof Number weight ? weight.doubleValue() : 1,
                word(stated, "criticality", Criticality::valueOf),
                word(stated, "sensitivity", Sensitivity::valueOf),
                word(stated, "environment", Environment::valueOf),
                word(stated, "service", ServiceScope::valueOf),
                stated.get("tier") instanceof Number tier ? tier.intValue() : null);
    }

    /**
     * What several claims say together, the preferred one first: its word on whether the entity is enabled, and for everything else the
     * first that says anything.
     */
    static @Nullable public String fill(@Nullable String preferred, @Nullable String other) {
        if (preferred == null || other == null || preferred.equals(other)) {
            return preferred == null ? withoutEnabled(other) : preferred;
        }
        Map<String, Object> stated = new LinkedHashMap<>(Json.map(other));
        stated.remove("enabled");
        stated.putAll(Json.map(preferred));
        return of(parse(Json.of(stated)));
    }

    private static @Nullable String withoutEnabled(@Nullable String text) {
        EntityTraits traits = parse(text);
        return traits.enabled() ? text : of(traits.withEnabled(true));
    }

    private static void putIf(Map<String, Object> stated, String key, @Nullable Object value) {
        if (value != null) {
            stated.put(key, value instanceof Enum<?> word ? word.name() : value);
        }
    }

    private static <T> @Nullable T word(Map<String, Object> stated, String key, Function<String, T> read) {
        Object value = stated.get(key);
        return value == null ? null : read.apply(Objects.toString(value));
    }
}
