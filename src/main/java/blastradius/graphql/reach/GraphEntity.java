package blastradius.graphql.reach;

import blastradius.analysis.reach.Reach;
import blastradius.export.Content.Drawing;
import blastradius.graphql.entity.EntityView;
import blastradius.graphql.entity.ShownLevel;
import blastradius.model.AccessLevel;
import blastradius.model.EntityKind;
import blastradius.snapshot.Snapshot;
import org.jspecify.annotations.Nullable;

/** An entity as it is drawn; the arcs are Grafana's. */
public record GraphEntity(EntityView entity, ShownLevel level, int hops, boolean compromised) {

    static GraphEntity of(BlastRadiusView answer, int vertex) {
        Reach reach = answer.reach();
        Snapshot snapshot = reach.snapshot();
        AccessLevel level = AccessLevel.ofCode(reach.levelCode(vertex));
        boolean compromised = answer.isCompromised(vertex);
        return new GraphEntity(
                new EntityView(snapshot, vertex),
                ShownLevel.of(level, snapshot.kind(vertex)),
                compromised ? 0 : reach.hops(vertex, level).orElse(0),
                compromised);
    }

    public String id() {
        return entity.id();
    }

    public String name() {
        return entity.name();
    }

    public EntityKind kind() {
        return entity.kind();
    }

    public @Nullable EntityView tenant() {
        return entity.tenant();
    }

    public String title() {
        return name();
    }

    public String subTitle() {
        return kind().name();
    }

    public String mainStat() {
        return level.name();
    }

    public double arc__see() {
        return share(AccessLevel.SEE);
    }

    public double arc__read() {
        return share(AccessLevel.READ);
    }

    public double arc__write() {
        return share(AccessLevel.WRITE);
    }

    public double arc__control() {
        return share(AccessLevel.CONTROL);
    }

    Drawing.Point point() {
        EntityView tenant = tenant();
        return new Drawing.Point(
                entity.vertex(),
                id(),
                name(),
                kind().name(),
                tenant == null ? "" : tenant.name(),
                level.name(),
                hops,
                compromised);
    }

    private double share(AccessLevel of) {
        return level.level() == of ? 1 : 0;
    }
}
