package blastradius.graphql.reach;

import blastradius.analysis.reach.AttackPath;
import blastradius.analysis.reach.Reach;
import blastradius.graphql.entity.EntityView;
import blastradius.graphql.entity.ShownLevel;
import blastradius.graphql.inquiry.PathView.HopView;
import blastradius.graphql.inquiry.RelationView;
import blastradius.model.AccessLevel;
import blastradius.model.EntityKind;
import blastradius.model.RelationKind;
import blastradius.snapshot.Snapshot;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A drawing of a blast radius: as many entities as were asked for, nearest first, and the steps between them. */
record GraphView(List<GraphEntity> entities, List<GraphRelation> relations, boolean truncated, int total) {

    /**
     * @param reached without the compromised, nearest first
     */
    static GraphView of(BlastRadiusView answer, NearestFirst reached, int most) {
        List<Integer> all = new ArrayList<>();
        answer.sources().stream().map(source -> source.vertex()).distinct().forEach(all::add);
        int total = all.size() + reached.size();
        for (int i = 0; i < reached.size() && all.size() < most; i++) {
            all.add(reached.vertex(i));
        }
        List<Integer> drawn = all.subList(0, Math.min(most, all.size()));
        List<GraphEntity> entities =
                drawn.stream().map(vertex -> GraphEntity.of(answer, vertex)).toList();
        return new GraphView(entities, new Drawing(answer, drawn).relations(), drawn.size() < total, total);
    }

    /** Collects the steps of the ways to the drawn entities, each once: a way is followed back until it joins another. */
    private static final class Drawing {

        private final BlastRadiusView answer;
        private final List<Integer> vertices;
        private final Set<Integer> drawn;
        private final Set<Long> known = new HashSet<>();
        private final Set<String> relations = new HashSet<>();
        private final List<GraphRelation> steps = new ArrayList<>();

        Drawing(BlastRadiusView answer, List<Integer> vertices) {
            this.answer = answer;
            this.vertices = vertices;
            this.drawn = new HashSet<>(vertices);
        }

        List<GraphRelation> relations() {
            for (int vertex : vertices) {
                answer.inquiry().budget().check();
                follow(vertex, AccessLevel.ofCode(answer.reach().levelCode(vertex)));
            }
            return List.copyOf(steps);
        }

        private void follow(int to, AccessLevel level) {
            int vertex = to;
            AccessLevel held = level;
            while (known.add((long) vertex << 3 | held.code())) {
                AttackPath.Hop gives = answer.reach().lastHop(vertex, held).orElse(null);
                AttackPath.Hop hop = gives == null ? null : held(gives);
                if (gives == null || hop == null) {
                    return;
                }
                draw(hop, vertex, gives);
                vertex = hop.from();
                held = hop.needs();
            }
        }

        /** The step by which something is held of a helper stands for those out of it, as helpers are not drawn. Null: one was compromised. */
        private AttackPath.@Nullable Hop held(AttackPath.Hop last) {
            AttackPath.@Nullable Hop hop = last;
            while (hop != null && answer.reach().snapshot().isHelper(hop.from())) {
                hop = answer.reach().lastHop(hop.from(), hop.needs()).orElse(null);
            }
            return hop;
        }

        private void draw(AttackPath.Hop hop, int to, AttackPath.Hop last) {
            Snapshot snapshot = answer.reach().snapshot();
            GraphRelation step = GraphRelation.of(
                    new HopView(snapshot, answer.assumed(), hop),
                    new EntityView(snapshot, to),
                    ShownLevel.of(last.gives(), snapshot.kind(to)));
            if (drawn.contains(hop.from()) && drawn.contains(to) && relations.add(step.id())) {
                steps.add(step);
            }
        }
    }

    /** An entity as it is drawn; the arcs are Grafana's. */
    record GraphEntity(EntityView entity, ShownLevel level, int hops, boolean compromised) {

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

        private double share(AccessLevel of) {
            return level.level() == of ? 1 : 0;
        }
    }

    /** A relation as it is drawn, from where the attacker stands to what he gains. */
    record GraphRelation(EntityView from, EntityView to, RelationView relation, ShownLevel needs, ShownLevel gives) {

        /** The step, to what it gives, perhaps through a helper. */
        static GraphRelation of(HopView hop, EntityView to, ShownLevel gives) {
            return new GraphRelation(hop.from(), to, hop.relation(), hop.needs(), gives);
        }

        public String id() {
            boolean throughHelper = !to.id().equals(relation.to().id())
                    && !to.id().equals(relation.from().id());
            return throughHelper ? relation.id() + " " + to.id() : relation.id();
        }

        public RelationKind kind() {
            return relation.kind();
        }

        public String sourceKind() {
            return relation.sourceKind();
        }

        public String source() {
            return from.id();
        }

        public String target() {
            return to.id();
        }

        public String mainStat() {
            return kind().name();
        }
    }
}
