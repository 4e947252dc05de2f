package blastradius.seed.draft;

import blastradius.model.Criticality;
import blastradius.model.Entity;
import blastradius.model.EntityKind;
import blastradius.model.EntityTraits;
import blastradius.model.Environment;
import blastradius.model.Sensitivity;
import blastradius.model.ServiceScope;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Collects what is known of one entity. */
public final class NewEntity {

    private final String id;
    private final EntityKind kind;
    private final String name;
    private final Map<String, Object> properties = new TreeMap<>();
    private @Nullable String tenant;
    private @Nullable String sourceId;
    private @Nullable String sourceKind;
    private @Nullable String organization;
    private @Nullable Criticality criticality;
    private @Nullable Sensitivity sensitivity;
    private @Nullable Environment environment;
    private @Nullable ServiceScope service;
    private @Nullable Integer tier;
    private double weight = 1;
    private boolean enabled = true;
    private boolean breakGlass;
    private boolean phishingResistant;
    private boolean guest;

    private NewEntity(String id, EntityKind kind, String name) {
        this.id = id;
        this.kind = kind;
        this.name = name;
    }

    public static NewEntity of(String id, EntityKind kind, String name) {
        return new NewEntity(id, kind, name);
    }

    public NewEntity tenant(String value) {
        tenant = value;
        return this;
    }

    public NewEntity sourceId(String value) {
        sourceId = value;
        return this;
    }

    public NewEntity sourceKind(String value) {
        sourceKind = value;
        return this;
    }

    public NewEntity organization(String value) {
        organization = value;
        return this;
    }

    public NewEntity value(Criticality criticalityOf, Sensitivity sensitivityOf) {
        criticality = criticalityOf;
        sensitivity = sensitivityOf;
        return this;
    }

    public NewEntity environment(Environment value) {
        environment = value;
        return this;
    }

    public NewEntity service(ServiceScope value) {
        service = value;
        return this;
    }

    public NewEntity tier(int value) {
        tier = value;
        return this;
    }

    public NewEntity weight(double value) {
        weight = value;
        return this;
    }

    public NewEntity disabled() {
        enabled = false;
        return this;
    }

    public NewEntity breakGlass() {
        breakGlass = true;
        return this;
    }

    public NewEntity guest() {
        guest = true;
        return this;
    }

    public NewEntity phishingResistant() {
        phishingResistant = true;
        return this;
    }

    public NewEntity with(String property, Object value) {
        properties.put(property, value);
        return this;
    }

    Entity build() {
        EntityTraits traits = new EntityTraits(
                enabled,
                breakGlass,
                phishingResistant,
                guest,
                false,
                organization,
                weight,
                criticality,
                sensitivity,
                environment,
                service,
                tier);
        return new Entity(
                id,
                kind,
                name,
                tenant,
                sourceId == null ? id : sourceId,
                sourceKind == null ? kind.name() : sourceKind,
                traits,
                properties);
    }
}
