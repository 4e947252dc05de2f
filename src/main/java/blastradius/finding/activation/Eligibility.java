package blastradius.finding.activation;

import blastradius.finding.fact.Facts;
import blastradius.model.EntityType;
import blastradius.model.GrantState;
import blastradius.model.RelationKind;
import blastradius.model.Terms;
import blastradius.snapshot.RelationAt;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What has to be activated first, and what decides about it. */
final class Eligibility {

    private Eligibility() {}

    /** All relations of the state that can be activated. */
    static Stream<RelationAt> relations(Facts facts, GrantState state) {
        return Stream.of(RelationKind.values())
                .filter(RelationKind::isActivated)
                .map(facts::relations)
                .flatMap(table -> java.util.stream.IntStream.range(0, table.size())
                        .filter(i -> table.relationClass(i).terms().state() == state)
                        .mapToObj(table::at));
    }

    /** The eligible relations that the predicate is true of, by the vertex of what decides about them. */
    static SortedMap<Integer, List<RelationAt>> byCause(Facts facts, Predicate<RelationAt> which) {
        SortedMap<Integer, List<RelationAt>> byCause = new TreeMap<>();
        relations(facts, GrantState.ELIGIBLE)
                .filter(which)
                .forEach(relation -> byCause.computeIfAbsent(cause(facts, relation), first -> new ArrayList<>())
                        .add(relation));
        return byCause;
    }

    /** The policy that asks for the activation; where none is stated, the group that is entered, else the group that holds, else what is held. */
    static int cause(Facts facts, RelationAt relation) {
        String policy = terms(relation).policy();
        int stated = policy == null ? -1 : facts.snapshot().vertexOf(policy).orElse(-1);
        if (stated >= 0) {
            return stated;
        }
        boolean isEntered = isGroup(facts, relation.to());
        return !isEntered && isGroup(facts, relation.from()) ? relation.from() : relation.to();
    }

    private static boolean isGroup(Facts facts, int vertex) {
        return facts.snapshot().kind(vertex).type() == EntityType.GROUP;
    }

    static Terms terms(RelationAt relation) {
        return relation.relationClass().terms();
    }

    /** Ids of the snapshot as vertices. */
    static List<Integer> vertices(Facts facts, Iterable<String> ids) {
        List<Integer> vertices = new ArrayList<>();
        ids.forEach(id -> facts.snapshot().vertexOf(id).ifPresent(vertices::add));
        return vertices;
    }
}
