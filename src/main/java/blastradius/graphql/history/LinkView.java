package blastradius.graphql.history;

import blastradius.analysis.impact.Distribution;
import blastradius.graphql.entity.EntityView;
import blastradius.history.MeasuredVersion;
import blastradius.history.MeasuredVersion.Link;
import blastradius.history.Spread;
import blastradius.model.EntityType;
import blastradius.snapshot.Snapshot;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** Two versions side by side. */
record LinkView(Snapshot now, MeasuredVersion later, Link of) {

    public long since() {
        return Objects.requireNonNull(later.since());
    }

    public Spread before() {
        return of.before();
    }

    public Spread after() {
        return of.after();
    }

    public Distribution came() {
        return of.came();
    }

    public Distribution went() {
        return of.went();
    }

    public List<MoveView> moved() {
        return of.moved().stream().map(move -> new MoveView(now, move)).toList();
    }

    /** An identity that moved. */
    record MoveView(Snapshot now, MeasuredVersion.Moved of) {

        public String id() {
            return of.id();
        }

        public @Nullable EntityView identity() {
            OptionalInt vertex = now.vertexOf(of.id());
            return vertex.isPresent() && now.counts(vertex.getAsInt(), EntityType.IDENTITY)
                    ? new EntityView(now, vertex.getAsInt())
                    : null;
        }

        public double before() {
            return of.before();
        }

        public double after() {
            return of.after();
        }
    }
}
