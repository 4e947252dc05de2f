package blastradius.ingest.graph;

import blastradius.ingest.mapping.WordMeanings;
import blastradius.ingest.mapping.WordMeanings.Meaning;
import blastradius.ingest.writing.NodeIndex;
import blastradius.model.AccessLevel;
import blastradius.model.EntityKind;
import blastradius.model.RelationClass;
import blastradius.model.RelationKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Rights that give something only in company: reading a domain's secrets needs two rights on it. Who holds both needs nothing more; who
 * holds one also needs somebody who holds the other, such as a second group that the same member is in. A right whose company nobody
 * holds stays closed. A joint right is stated once, on the relation whose name comes first.
 */
final class JointRights {

    private final NodeIndex index;
    private final List<Waiting> waiting = new ArrayList<>();
    private final Map<Right, Set<Integer>> holders = new HashMap<>();

    private record Waiting(SourceEdge edge, Meaning meaning, int holder, int held) {}

    private record Right(String kind, int held) {}

    /** Takes a released relation. */
    @FunctionalInterface
    interface Out {
        void write(SourceEdge edge, RelationClass relation, int holder, int held);
    }

    JointRights(NodeIndex index) {
        this.index = index;
    }

    void keep(SourceEdge edge, Meaning meaning, int holder, int held) {
        waiting.add(new Waiting(edge, meaning, holder, held));
        holders(edge.kind(), held).add(holder);
    }

    /** States the kept relations with what their company turned out to be. */
    void release(Out out) {
        for (Waiting one : waiting) {
            String other = String.valueOf(one.meaning().together());
            Set<Integer> company = holders(other, one.held());
            RelationClass relation = one.meaning().relation();
            if (company.contains(one.holder())) {
                out.write(one.edge(), relation, one.holder(), one.held());
            } else {
                releaseWith(one, alone(one, company), out);
            }
        }
    }

    /* Those who hold both rights do not need this one's holder. */
    private List<Integer> alone(Waiting one, Set<Integer> company) {
        Set<Integer> same = holders(one.edge().kind(), one.held());
        return company.stream().filter(holder -> !same.contains(holder)).toList();
    }

    private void releaseWith(Waiting one, List<Integer> company, Out out) {
        RelationClass relation = one.meaning().relation();
        boolean carriedByOther =
                relation.sourceKind().compareTo(String.valueOf(one.meaning().together())) > 0;
        if (company.isEmpty() || carriedByOther) {
            RelationClass closed =
                    new RelationClass(RelationKind.CAN, relation.sourceKind(), WordMeanings.closed("incomplete right"));
            out.write(one.edge(), closed, one.holder(), one.held());
            return;
        }
        for (int other : company) {
            RelationClass joint = new RelationClass(
                    relation.kind(),
                    relation.sourceKind(),
                    relation.terms()
                            .with()
                            .and(index.id(other), exercise(other))
                            .build());
            out.write(one.edge(), joint, one.holder(), one.held());
        }
    }

    private AccessLevel exercise(int number) {
        EntityKind kind = index.kind(number);
        return kind == null ? AccessLevel.CONTROL : kind.exerciseLevel();
    }

    private Set<Integer> holders(String kind, int held) {
        return holders.computeIfAbsent(new Right(kind, held), first -> new LinkedHashSet<>());
    }
}
