package blastradius.graphql.reach;

import blastradius.analysis.reach.AttackPath;
import blastradius.graphql.entity.EntityView;
import blastradius.graphql.entity.ShownLevel;
import blastradius.graphql.inquiry.PathView.HopView;
import blastradius.model.AccessLevel;
import blastradius.snapshot.Snapshot;
import java.util.BitSet;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The ways to some entities of a reach: each is followed back until it joins another. Four bits an entity; one search for all. */
final class Ways {

    private static final int LEVELS = AccessLevel.values().length;

    private final BlastRadiusView answer;
    private final int[] vertices;
    private final BitSet drawn = new BitSet();
    private final BitSet held = new BitSet(); // what some way passes: LEVELS bits a vertex

    private Ways(BlastRadiusView answer, int[] vertices) {
        this.answer = answer;
        this.vertices = vertices;
        for (int vertex : vertices) {
            drawn.set(vertex);
        }
    }

    /** {@code goOn} is asked before each; what it throws ends the work. */
    static Ways to(BlastRadiusView answer, int[] vertices, Runnable goOn) {
        Ways ways = new Ways(answer, vertices);
        for (int vertex : vertices) {
            goOn.run();
            ways.follow(vertex, AccessLevel.ofCode(answer.reach().levelCode(vertex)));
        }
        return ways;
    }

    private void follow(int to, AccessLevel level) {
        int vertex = to;
        AccessLevel needed = level;
        while (mark(vertex, needed)) {
            AttackPath.Hop hop = out(last(vertex, needed));
            if (hop == null) {
                return;
            }
            vertex = hop.from();
            needed = hop.needs();
        }
    }

    private boolean mark(int vertex, AccessLevel level) {
        int bit = vertex * LEVELS + level.code() - 1;
        boolean isNew = !held.get(bit);
        held.set(bit);
        return isNew;
    }

    private AttackPath.@Nullable Hop last(int vertex, AccessLevel level) {
        return answer.reach().lastHop(vertex, level).orElse(null);
    }

    /** The step by which something is held of a helper stands for those out of it, as helpers are not drawn. Null: one was compromised. */
    private AttackPath.@Nullable Hop out(AttackPath.@Nullable Hop last) {
        AttackPath.@Nullable Hop hop = last;
        while (hop != null && answer.reach().snapshot().isHelper(hop.from())) {
            hop = last(hop.from(), hop.needs());
        }
        return hop;
    }

    /** Makes the steps between the entities, each once, by where they lead to in the order of those. */
    void forEachStep(Consumer<GraphRelation> taker) {
        Set<String> ofOne = new HashSet<>();
        for (int vertex : vertices) {
            ofOne.clear();
            for (AccessLevel level : AccessLevel.values()) {
                GraphRelation step = held.get(vertex * LEVELS + level.code() - 1) ? step(vertex, level) : null;
                if (step != null && ofOne.add(step.id())) {
                    taker.accept(step);
                }
            }
        }
    }

    private @Nullable GraphRelation step(int to, AccessLevel level) {
        AttackPath.Hop last = last(to, level);
        AttackPath.Hop hop = out(last);
        if (last == null || hop == null || !drawn.get(hop.from())) {
            return null;
        }
        Snapshot snapshot = answer.reach().snapshot();
        return GraphRelation.of(
                new HopView(snapshot, answer.assumed(), hop),
                new EntityView(snapshot, to),
                ShownLevel.of(last.gives(), snapshot.kind(to)));
    }
}
