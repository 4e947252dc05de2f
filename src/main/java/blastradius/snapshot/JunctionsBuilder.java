package blastradius.snapshot;

import blastradius.model.AccessLevel;
import blastradius.model.EntityType;
import blastradius.model.GrantState;
import blastradius.model.Premise;
import blastradius.model.RelationKind;
import blastradius.model.Terms;
import blastradius.snapshot.ArcClass.Role;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Builds the junctions of relations that need more than their source: activation, approval, factors, zones, further premises.
 *
 * <p>Approval is per person. It holds when a requester and an approver are controlled and the two groups together hold two distinct
 * controlled persons; that is three junctions per distinct pair of requesters and approvers, shared by all relations that ask for it.
 */
final class JunctionsBuilder {

    private static final int CONTROL = AccessLevel.CONTROL.code();
    private static final int USE = AccessLevel.USE.code();

    private final Arcs arcs;
    private final EntityTable entities;
    private final Persons persons;
    private final Lookups lookups;
    private final Map<Object, Integer> shared = new HashMap<>();

    JunctionsBuilder(Arcs arcs, EntityTable entities, Lookups lookups) {
        this.arcs = arcs;
        this.entities = entities;
        this.persons = new Persons(entities, lookups);
        this.lookups = lookups;
    }

    /** A premise: an arc from a vertex at a level, of a role; the vertex is absent where the estate does not know it. */
    record Condition(@Nullable Integer vertex, int level, int arcClass, boolean waivable) {}

    static boolean needsJunction(Terms terms) {
        return terms.state() == GrantState.ELIGIBLE
                || terms.zone() != null
                || !terms.factors().isEmpty()
                || !terms.and().isEmpty();
    }

    /** The conditions that a relation adds to holding its source; the relation's two ends are given as vertices. */
    List<Condition> of(int from, RelationKind kind, int to, Terms terms) {
        Set<Condition> all = new LinkedHashSet<>();
        if (terms.state() == GrantState.ELIGIBLE) {
            all.add(plain(activation(from, kind, to, terms), CONTROL));
        }
        for (String factor : terms.factors()) {
            all.add(factor(factor));
        }
        if (terms.zone() != null) {
            all.add(condition(terms.zone(), CONTROL, new ArcClass(Role.ZONE, null, terms.zone())));
        }
        for (Premise premise : terms.and()) {
            all.add(condition(premise.entity(), premise.level().code(), new ArcClass(Role.PREMISE, null, null)));
        }
        return new ArrayList<>(all);
    }

    /** Adds the junction "the source at its level, and all conditions" and the arc from it. */
    void join(int from, int needs, List<Condition> conditions, ArcTarget target) {
        int junction = junction(conditions.size() + 1, conditions);
        arcs.add(from, needs, junction, CONTROL, target.arcClass());
        arcs.add(junction, CONTROL, target.vertex(), target.gives(), target.arcClass());
    }

    /** "The grant is held, and its role can be edited." */
    List<Condition> controlOf(int role) {
        return List.of(plain(role, CONTROL));
    }

    private Condition factor(String id) {
        OptionalInt vertex = entities.vertexOf(id);
        boolean resistant =
                vertex.isPresent() && entities.traits(vertex.getAsInt()).phishingResistant();
        Role role = resistant ? Role.RESISTANT_FACTOR : Role.PHISHABLE_FACTOR;
        return condition(id, USE, new ArcClass(role, null, null));
    }

    private Condition condition(String id, int level, ArcClass arcClass) {
        OptionalInt vertex = entities.vertexOf(id);
        return new Condition(
                vertex.isPresent() ? vertex.getAsInt() : null,
                level,
                arcs.classNumber(arcClass),
                arcClass.isWaivable());
    }

    private Condition plain(int vertex, int level) {
        return new Condition(vertex, level, arcs.classNumber(new ArcClass(Role.PREMISE, null, null)), false);
    }

    private Condition approval(int junction) {
        return new Condition(junction, CONTROL, arcs.classNumber(new ArcClass(Role.APPROVAL, null, null)), true);
    }

    /** The junction that stands for "it can be activated", by a request or by switching its policy off. */
    private int activation(int from, RelationKind kind, int to, Terms terms) {
        int[] named = approversInto(kind, to);
        boolean asks = !terms.approvers().isEmpty() || named.length > 0;
        int act = asks ? approved(from, approvers(terms, named)) : requested(from);
        if (terms.policy() == null) {
            return act;
        }
        OptionalInt policy = entities.vertexOf(terms.policy());
        if (policy.isEmpty()) {
            return act;
        }
        return shared(
                List.of("policy", act, policy.getAsInt()),
                () -> junction(1, List.of(plain(act, CONTROL), plain(policy.getAsInt(), CONTROL))));
    }

    /** Whom CAN_APPROVE names for access into the grant or group. */
    private int[] approversInto(RelationKind kind, int to) {
        return kind.isMembership() ? lookups.sources(RelationKind.CAN_APPROVE, to) : new int[0];
    }

    private SortedSet<Integer> approvers(Terms terms, int[] named) {
        SortedSet<Integer> approvers = new TreeSet<>();
        for (String id : terms.approvers()) {
            entities.vertexOf(id).ifPresent(vertex -> approvers.addAll(persons.of(vertex)));
        }
        for (int approver : named) {
            approvers.addAll(persons.of(approver));
        }
        return approvers;
    }

    private SortedSet<Integer> requesters(int from) {
        SortedSet<Integer> requesters = new TreeSet<>();
        if (entities.kind(from).type() == EntityType.GROUP) {
            requesters.addAll(persons.humansOf(from));
        }
        requesters.add(from); // whoever controls a group asks as its member
        return requesters;
    }

    private int requested(int from) {
        return shared(List.of("requested", from), () -> junction(1, controlled(requesters(from))));
    }

    private int approved(int from, SortedSet<Integer> approvers) {
        return shared(List.of("approved", from, approvers), () -> {
            SortedSet<Integer> union = requesters(from);
            union.addAll(approvers);
            int request = requested(from);
            int approval = shared(List.of("approval", approvers), () -> junction(1, controlled(approvers)));
            int twoPersons = junction(2, controlled(union));
            return junction(3, List.of(plain(request, CONTROL), approval(approval), approval(twoPersons)));
        });
    }

    private List<Condition> controlled(Set<Integer> vertices) {
        return vertices.stream().map(vertex -> plain(vertex, CONTROL)).toList();
    }

    private int shared(Object key, Supplier<Integer> make) {
        Integer known = shared.get(key);
        if (known != null) {
            return known;
        }
        int made = make.get();
        shared.put(key, made);
        return made;
    }

    private int junction(int threshold, List<Condition> premises) {
        int[] waivable = premises.stream()
                .filter(Condition::waivable)
                .mapToInt(Condition::arcClass)
                .toArray();
        int junction = arcs.junction(threshold, waivable);
        for (Condition premise : premises) {
            if (premise.vertex() != null) {
                arcs.add(premise.vertex(), premise.level(), junction, CONTROL, premise.arcClass());
            }
        }
        return junction;
    }
}
