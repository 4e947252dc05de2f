package blastradius.graphql.entity;

import blastradius.graphql.entity.Catalogue.EstateSource;
import blastradius.model.EntityKind;
import blastradius.snapshot.CurrentSnapshot;
import blastradius.snapshot.EstateChecksum;
import blastradius.snapshot.Snapshot;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** Says what is known. */
@Controller
public final class EstateController {

    private final CurrentSnapshot current;
    private final Catalogue catalogue;

    EstateController(CurrentSnapshot current, Catalogue catalogue) {
        this.current = current;
        this.catalogue = catalogue;
    }

    @QueryMapping
    EstateView estate() {
        return new EstateView(current.get());
    }

    @SchemaMapping(typeName = "Estate")
    List<EstateSource> sources() {
        return catalogue.sources();
    }

    /** The estate under the schema's names for its fields; counting is O(V). */
    record EstateView(Snapshot of) {

        public List<KindCount> counts() {
            Map<EntityKind, Integer> counts = new EnumMap<>(EntityKind.class);
            for (int vertex = 0; vertex < of.entityCount(); vertex++) {
                counts.merge(of.kind(vertex), 1, Integer::sum);
            }
            return counts.entrySet().stream()
                    .map(entry -> new KindCount(entry.getKey(), entry.getValue()))
                    .toList();
        }

        public SnapshotView snapshot() {
            return SnapshotView.of(of);
        }
    }

    /** How many entities there are of a kind. */
    record KindCount(EntityKind kind, int count) {}

    /** A snapshot as it is served. */
    public record SnapshotView(Snapshot of) {

        public static SnapshotView of(Snapshot snapshot) {
            return new SnapshotView(snapshot);
        }

        public long version() {
            return of.version();
        }

        public Instant takenAt() {
            return of.takenAt();
        }

        public int entityCount() {
            return of.entityCount();
        }

        public long relationCount() {
            return of.relationCount();
        }

        public String checksum() {
            return EstateChecksum.of(of).text();
        }
    }
}
