package blastradius.snapshot;

import blastradius.model.AccessLevel;
import blastradius.model.GrantState;
import blastradius.model.Premise;
import blastradius.model.RelationKind;
import blastradius.model.Terms;
import blastradius.snapshot.ArcClass.Role;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Builds the junctions of relations that need more than their source: activation, approval, factors, zones, further premises.
 *
 * <p>Approval is per account. It holds when a requester and an approver are controlled and the two groups together hold two distinct
 * controlled accounts; that is three junctions per distinct pair of requesters and approvers, shared by all relations that ask for it. Who is
 * a member for a time, or after an activation of his own, asks and approves only then: one junction for him and the group.
 */
final class JunctionsBuilder {

    private static final int CONTROL = AccessLevel.CONTROL.code();
    private static final int USE = AccessLevel.USE.code();

    private final Arcs arcs;
    private final EntityTable entities;
    private final Persons persons;
    private final Lookups lookups;
    private final Map<Object, Integer> shared = new HashMap<>();
    private final Deque<Runnable> unfilled = new ArrayDeque<>(); // memberships may lead round in circles, and far

    JunctionsBuilder(Arcs arcs, EntityTable entities, Lookups lookups) {
        this.arcs = arcs;
        this.entities = entities;
        this.persons = new Persons(entities, lookups);
        this.lookups = lookups;
    }

    /** A premise: an arc from a vertex at a level, of a role; the vertex is absent where the estate does not know it. */
    record Condition(@Nullable Integer vertex, int level, int arcClass, boolean waivable) {

        private Condition as(int otherClass) {
            return new Condition(vertex, level, otherClass, false);
        }
    }

    static boolean needsJunction(Terms terms) {
        return ArcClass.asksMore(terms);
    }

    /** The conditions that a relation adds to holding its source; the relation's two ends are given as vertices. */
    List<Condition> of(int from, RelationKind kind, int to, Terms terms) {
        Set<Condition> all = new LinkedHashSet<>();
        if (terms.state() == GrantState.ELIGIBLE) {
            all.add(plain(activation(from, kind, to, terms), CONTROL));
            while (!unfilled.isEmpty()) {
                unfilled.remove().run();
            }
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

    private SortedMap<Integer, Condition> approvers(Terms terms, int[] named) {
        Map<Integer, Set<Condition>> approvers = new TreeMap<>();
        for (String id : terms.approvers()) {
            entities.vertexOf(id).ifPresent(vertex -> addAccounts(vertex, persons.of(vertex), approvers));
        }
        for (int approver : named) {
            addAccounts(approver, persons.of(approver), approvers);
        }
        return either(approvers);
    }

    private SortedMap<Integer, Condition> requesters(int from) {
        Map<Integer, Set<Condition>> requesters = new TreeMap<>();
        if (persons.isGroup(from)) {
            addAccounts(from, persons.humansOf(from), requesters);
        }
        addAccounts(from, Set.of(from), requesters); // whoever controls a group asks as its member
        return either(requesters);
    }

    private void addAccounts(int group, Set<Integer> accounts, Map<Integer, Set<Condition>> all) {
        for (int account : accounts) {
            all.computeIfAbsent(account, missing -> new LinkedHashSet<>()).add(member(account, group));
        }
    }

    /** "The account is controlled, and a member." */
    private Condition member(int account, int group) {
        if (account == group || persons.standing(group).contains(account)) {
            return plain(account, CONTROL);
        }
        return plain(
                shared(List.of("member", account, group), () -> {
                    int junction = arcs.junction(1);
                    unfilled.add(() -> memberships(account, group, junction));
                    return junction;
                }),
                CONTROL);
    }

    private void memberships(int account, int group, int junction) {
        for (int member : lookups.standingMembers(group)) {
            if (persons.isGroup(member) && persons.of(member).contains(account)) {
                add(member(account, member), junction);
            }
        }
        for (RelationAt limited : lookups.limitedMemberships(group)) {
            if (persons.of(limited.from()).contains(account)) {
                Terms terms = limited.relationClass().terms();
                Condition inTime = member(account, limited.from())
                        .as(arcs.classNumber(new ArcClass(Role.MEMBERSHIP, limited.relationClass(), null)));
                if (terms.state() == GrantState.ELIGIBLE) {
                    int act = activation(limited.from(), RelationKind.MEMBER_OF, group, terms);
                    add(plain(junction(2, List.of(inTime, plain(act, CONTROL))), CONTROL), junction);
                } else {
                    add(inTime, junction);
                }
            }
        }
    }

    /** One condition for each account, however many ways there are to be one. */
    private SortedMap<Integer, Condition> either(Map<Integer, Set<Condition>> conditions) {
        SortedMap<Integer, Condition> each = new TreeMap<>();
        conditions.forEach((account, ways) -> {
            Condition always = plain(account, CONTROL);
            if (ways.contains(always)) {
                each.put(account, always);
            } else if (ways.size() == 1) {
                each.put(account, ways.iterator().next());
            } else {
                each.put(
                        account, plain(shared(List.of("either", ways), () -> junction(1, List.copyOf(ways))), CONTROL));
            }
        });
        return each;
    }

    private int requested(int from) {
        return shared(
                List.of("requested", from),
                () -> junction(1, List.copyOf(requesters(from).values())));
    }

    private int approved(int from, SortedMap<Integer, Condition> approvers) {
        return shared(List.of("approved", from, approvers), () -> {
            Map<Integer, Set<Condition>> union = new TreeMap<>();
            requesters(from)
                    .forEach((account, condition) -> union.computeIfAbsent(account, missing -> new LinkedHashSet<>())
                            .add(condition));
            approvers.forEach((account, condition) -> union.computeIfAbsent(account, missing -> new LinkedHashSet<>())
                    .add(condition));
            int request = requested(from);
            int approval = shared(List.of("approval", approvers), () -> junction(1, List.copyOf(approvers.values())));
            int twoAccounts = junction(2, List.copyOf(either(union).values()));
            return junction(3, List.of(plain(request, CONTROL), approval(approval), approval(twoAccounts)));
        });
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
        premises.forEach(premise -> add(premise, junction));
        return junction;
    }

    private void add(Condition premise, int junction) {
        if (premise.vertex() != null) {
            arcs.add(premise.vertex(), premise.level(), junction, CONTROL, premise.arcClass());
        }
    }
}
