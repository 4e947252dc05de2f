package blastradius.graphql.entity;

import blastradius.model.Criticality;
import blastradius.model.EntityKind;
import blastradius.model.EntityTraits;
import blastradius.model.Environment;
import blastradius.model.Sensitivity;
import blastradius.model.ServiceScope;
import blastradius.snapshot.Snapshot;
import org.jspecify.annotations.Nullable;

/** An entity of one snapshot, under the schema's names for its fields. */
public record EntityView(Snapshot snapshot, int vertex) implements NodeView {

    static @Nullable public EntityView orNull(Snapshot snapshot, int vertex) {
        return vertex < 0 ? null : new EntityView(snapshot, vertex);
    }

    @Override
    public String id() {
        return snapshot.id(vertex);
    }

    public String name() {
        return snapshot.name(vertex);
    }

    public EntityKind kind() {
        return snapshot.kind(vertex);
    }

    /** Null for a tenant: it does not belong to itself. */
    @Nullable
    public EntityView tenant() {
        int tenant = snapshot.tenant(vertex);
        return tenant == vertex ? null : orNull(snapshot, tenant);
    }

    @Nullable
    public Environment environment() {
        return traits().environment();
    }

    @Nullable
    public Integer tier() {
        return traits().tier();
    }

    @Nullable
    public String organization() {
        return traits().organization();
    }

    public double weight() {
        return traits().weight();
    }

    public boolean enabled() {
        return traits().enabled();
    }

    public boolean breakGlass() {
        return traits().breakGlass();
    }

    public boolean guest() {
        return traits().guest();
    }

    public boolean helper() {
        return traits().helper();
    }

    public boolean phishingResistant() {
        return traits().phishingResistant();
    }

    @Nullable
    public Criticality criticality() {
        return traits().criticality();
    }

    @Nullable
    public Sensitivity sensitivity() {
        return traits().sensitivity();
    }

    @Nullable
    public ServiceScope service() {
        return traits().service();
    }

    private EntityTraits traits() {
        return snapshot.traits(vertex);
    }
}
