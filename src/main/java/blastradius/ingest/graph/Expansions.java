package blastradius.ingest.graph;

import blastradius.ingest.file.Properties;
import blastradius.ingest.row.Expansion;
import blastradius.ingest.writing.NodeIndex;
import blastradius.model.AccessLevel;
import blastradius.model.EntityKind;
import blastradius.model.EntityType;
import blastradius.model.RelationClass;
import blastradius.model.RelationKind;
import blastradius.model.Terms;
import it.unimi.dsi.fastutil.ints.Int2ObjectMap;
import it.unimi.dsi.fastutil.ints.Int2ObjectOpenHashMap;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import it.unimi.dsi.fastutil.ints.IntList;
import it.unimi.dsi.fastutil.ints.IntLists;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Rights over all that lies below a scope. Each scope gets one entity that stands for "these kinds below it", nested as the scopes are, so that
 * there are as many relations as there are holders, scopes and members, and not their product. Memory: two numbers a contained thing.
 *
 * <pre>
 *   holder ─▶ (below the unit) ─▶ account        the unit contains the account
 *                    └─▶ (below the inner unit) ─▶ host
 * </pre>
 */
final class Expansions {

    private final Int2ObjectMap<IntList> contained = new Int2ObjectOpenHashMap<>();
    private final Int2ObjectMap<IntList> belonging = new Int2ObjectOpenHashMap<>();
    private final NodeIndex index;
    private final EndProperties properties;
    private final AddedScopes scopes;
    private final Out out;
    private final List<Waiting> waiting = new ArrayList<>();
    private final Map<Set, Integer> helpers = new HashMap<>();
    private final Deque<Set> open = new ArrayDeque<>();

    /** Takes a relation that comes of an expansion. */
    @FunctionalInterface
    interface Out {
        void write(SourceEdge edge, RelationClass relation, int holder, int held);
    }

    private record Waiting(SourceEdge edge, Expansion expansion, RelationClass relation, int holder, int scope) {}

    /** Certain things below a scope, and what is given on them. */
    private record Set(
            int scope,
            Expansion expansion,
            RelationKind kind,
            @Nullable AccessLevel level) {}

    Expansions(NodeIndex index, EndProperties properties, AddedScopes scopes, Out out) {
        this.index = index;
        this.properties = properties;
        this.scopes = scopes;
        this.out = out;
    }

    void contains(int scope, int child) {
        contained.computeIfAbsent(scope, first -> new IntArrayList()).add(child);
    }

    IntList directlyIn(int scope) {
        return contained.getOrDefault(scope, IntLists.emptyList());
    }

    void belongs(int tenant, int child) {
        belonging.computeIfAbsent(tenant, first -> new IntArrayList()).add(child);
    }

    void keep(SourceEdge edge, Expansion expansion, RelationClass relation, JointRights.Between between) {
        waiting.add(new Waiting(edge, expansion, relation, between.holder(), between.held()));
    }

    /** States the kept rights, now that all that is contained is known. */
    void release() {
        for (Waiting one : waiting) {
            RelationClass relation = one.relation();
            Terms terms = relation.terms();
            int helper = helper(new Set(one.scope(), one.expansion(), relation.kind(), terms.level()));
            Terms control = terms.with().level(AccessLevel.CONTROL).build();
            out.write(
                    one.edge(),
                    new RelationClass(RelationKind.CAN, relation.sourceKind(), control),
                    one.holder(),
                    helper);
            while (!open.isEmpty()) {
                fill(open.remove(), one.edge());
            }
        }
    }

    private int helper(Set set) {
        Integer known = helpers.get(set);
        if (known != null) {
            return known;
        }
        String what = set.kind() + (set.level() == null ? "" : " " + set.level());
        int helper = scopes.below(set.expansion() + " below " + index.id(set.scope()) + ": " + what);
        helpers.put(set, helper);
        open.add(set);
        return helper;
    }

    private void fill(Set set, SourceEdge edge) {
        int helper = helper(set);
        SourceEdge bare = new SourceEdge(edge.place(), "below", edge.from(), edge.to(), Map.of());
        Terms terms = set.level() == null ? Terms.NONE : Terms.level(set.level());
        RelationClass given = new RelationClass(set.kind(), "below", terms);
        RelationClass nested = new RelationClass(RelationKind.CONTAINS, "below", Terms.NONE);
        for (int child : children(set)) {
            if (isMeant(set, child)) {
                out.write(bare, given, helper, child);
            }
            if (contained.containsKey(child) && !isStop(set, child)) {
                int inner = helper(new Set(child, set.expansion(), set.kind(), set.level()));
                out.write(bare, nested, helper, inner);
            }
        }
    }

    /* What belongs to a tenant is below it, though perhaps no unit says so; it must not pass by a unit that stops. */
    private IntList children(Set set) {
        IntList children = directlyIn(set.scope());
        EntityKind kind = index.kind(set.scope());
        boolean isTenant = kind != null && kind.type() == EntityType.TENANT;
        if (!isTenant || set.expansion().stopsAt() != null || !belonging.containsKey(set.scope())) {
            return children;
        }
        IntList all = new IntArrayList(children);
        all.addAll(belonging.get(set.scope()));
        return all;
    }

    private boolean isMeant(Set set, int child) {
        EntityKind kind = index.kind(child);
        return set.expansion().below().matches(kind, index.sourceKinds(child))
                && (set.expansion().only() == null
                        || isTrue(child, set.expansion().only()))
                && (kind == null || set.kind().fits(EntityType.RESOURCE, kind.type()));
    }

    private boolean isStop(Set set, int child) {
        String stop = set.expansion().stopsAt();
        return stop != null && isTrue(child, stop);
    }

    private boolean isTrue(int node, String property) {
        return Boolean.TRUE.equals(Properties.truth(properties.value(node, property)));
    }
}
