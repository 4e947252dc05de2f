package blastradius.ingest.msgraph;

import blastradius.analysis.question.Budget;
import blastradius.analysis.question.Gates;
import blastradius.analysis.question.Source;
import blastradius.analysis.reach.Reach;
import blastradius.model.AccessLevel;
import blastradius.model.Assumptions;
import blastradius.model.JitMode;
import blastradius.snapshot.Snapshot;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What somebody reaches in an imported world, at an instant and under a mode of elevation. */
final class ReachedWorld {

    static final Instant AT = Instant.parse("2026-11-29T12:00:00Z");

    private final Snapshot snapshot;
    private final Reach reach;

    private ReachedWorld(Snapshot snapshot, Reach reach) {
        this.snapshot = snapshot;
        this.reach = reach;
    }

    static ReachedWorld from(Snapshot snapshot, JitMode jit, String... ids) {
        return from(snapshot, AT, jit, ids);
    }

    static ReachedWorld from(Snapshot snapshot, Instant at, JitMode jit, String... ids) {
        Gates gates = Gates.of(snapshot, Assumptions.at(at).withJit(jit));
        List<Source> sources = Arrays.stream(ids)
                .map(id -> Source.of(snapshot, vertex(snapshot, id)))
                .toList();
        return new ReachedWorld(snapshot, Reach.from(gates, sources, Budget.unlimited()));
    }

    private static int vertex(Snapshot snapshot, String id) {
        return snapshot.vertexOf(id).orElseThrow(() -> new AssertionError("no entity " + id));
    }

    /** 0 where nothing is reached. */
    int level(String id) {
        return reach.levelCode(vertex(snapshot, id));
    }

    boolean holds(String id, AccessLevel level) {
        return level(id) >= level.code();
    }

    /** The names of all that is reached at the level or above. */
    Set<String> names(AccessLevel level) {
        return reach.vertices()
                .filter(vertex -> reach.levelCode(vertex) >= level.code())
                .mapToObj(snapshot::name)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    static String ofOwner(String owner, String what) {
        return what + "@" + owner.toUpperCase(Locale.ROOT);
    }
}
