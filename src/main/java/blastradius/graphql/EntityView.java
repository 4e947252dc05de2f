package blastradius.graphql;

import blastradius.model.Criticality;
import blastradius.model.EntityKind;
import blastradius.model.EntityTraits;
import blastradius.model.Environment;
import blastradius.model.Sensitivity;
import blastradius.model.ServiceScope;
import blastradius.snapshot.Snapshot;
import org.jspecify.annotations.Nullable;

/** An entity of one snapshot, under the schema's names for its fields. */
record EntityView(Snapshot snapshot, int vertex) {

    static @Nullable EntityView orNull(Snapshot snapshot, int vertex) {
        return vertex < 0 ? null : new EntityView(snapshot, vertex);
    }

    String id() {
        return snapshot.id(vertex);
    }

    String name() {
        return snapshot.name(vertex);
    }

    EntityKind kind() {
        return snapshot.kind(vertex);
    }

    /** Null for a tenant: it does not belong to itself. */
    @Nullable
    EntityView tenant() {
        int tenant = snapshot.tenant(vertex);
        return tenant == vertex ? null : orNull(snapshot, tenant);
    }

    @Nullable
    Environment environment() {
        return traits().environment();
    }

    @Nullable
    Integer tier() {
        return traits().tier();
    }

    @Nullable
    String organization() {
        return traits().organization();
    }

    double weight() {
        return traits().weight();
    }

    boolean enabled() {
        return traits().enabled();
    }

    boolean breakGlass() {
        return traits().breakGlass();
    }

    boolean phishingResistant() {
        return traits().phishingResistant();
    }

    @Nullable
    Criticality criticality() {
        return traits().criticality();
    }

    @Nullable
    Sensitivity sensitivity() {
        return traits().sensitivity();
    }

    @Nullable
    ServiceScope service() {
        return traits().service();
    }

    private EntityTraits traits() {
        return snapshot.traits(vertex);
    }
}
