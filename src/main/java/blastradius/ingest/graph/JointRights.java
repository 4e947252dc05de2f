package blastradius.ingest.graph;

import blastradius.ingest.mapping.WordMeanings;
import blastradius.ingest.row.Joint;
import blastradius.ingest.row.Manner;
import blastradius.ingest.writing.NodeIndex;
import blastradius.model.AccessLevel;
import blastradius.model.EntityKind;
import blastradius.model.RelationClass;
import blastradius.model.RelationKind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Rights that give something only in company: reading a domain's secrets needs two rights on it. Who holds both needs nothing more; who
 * holds one also needs somebody who holds the other, such as a second group that the same member is in. A right whose company nobody
 * holds stays closed. A joint right is stated once, on the relation whose name comes first.
 */
final class JointRights {

    private final NodeIndex index;
    private static final String JOINT = "joint rights of different principals";

    private final Companions companions;
    private final AddedScopes scopes;
    private final List<Waiting> waiting = new ArrayList<>();

    private final Set<Pair> pairs = new HashSet<>();

    private record Waiting(SourceEdge edge, Manner manner, Joint joint, RelationClass relation, Between between) {}

    private record Pair(String kind, String waitsFor, int held) {}

    /** Who holds what, as the index numbers them. */
    record Between(int holder, int held) {}

    /** Takes a released relation. */
    @FunctionalInterface
    interface Out {
        void place(SourceEdge edge, Manner manner, RelationClass relation, Between between);
    }

    JointRights(NodeIndex index, Companions companions, AddedScopes scopes) {
        this.scopes = scopes;
        this.index = index;
        this.companions = companions;
    }

    void keep(SourceEdge edge, Manner manner, Joint joint, RelationClass relation, Between between) {
        waiting.add(new Waiting(edge, manner, joint, relation, between));
        if (joint.through() == null) {
            pairs.add(new Pair(edge.kind(), joint.kind(), between.held()));
        }
    }

    /** States the kept relations with what their company turned out to be. */
    void release(Out out) {
        for (Waiting one : waiting) {
            Set<Integer> company = company(one);
            if (company.contains(one.between().holder())) {
                out.place(one.edge(), one.manner(), one.relation(), one.between());
            } else {
                releaseWith(one, alone(one, company), out);
            }
        }
    }

    private Set<Integer> company(Waiting one) {
        String through = one.joint().through();
        if (through == null) {
            return companions.starts(one.joint().kind(), one.between().held());
        }
        Set<Integer> company = new LinkedHashSet<>();
        companions
                .ends(through, one.between().held())
                .forEach(other -> company.addAll(companions.starts(one.joint().kind(), other)));
        return company;
    }

    /* Those who hold both rights do not need this one's holder. */
    private List<Integer> alone(Waiting one, Set<Integer> company) {
        Set<Integer> same = companions.starts(one.edge().kind(), one.between().held());
        return company.stream().filter(holder -> !same.contains(holder)).toList();
    }

    private void releaseWith(Waiting one, List<Integer> company, Out out) {
        RelationClass relation = one.relation();
        if (company.isEmpty() || isCarriedByOther(one)) {
            RelationClass closed = new RelationClass(
                    RelationKind.CAN,
                    relation.sourceKind(),
                    WordMeanings.closed("incomplete without " + one.joint().kind()));
            out.place(one.edge(), Manner.PLAIN, closed, one.between());
            return;
        }
        int other = company.size() == 1 ? company.getFirst() : holders(one, company);
        AccessLevel level = company.size() == 1 ? exercise(other) : AccessLevel.USE;
        RelationClass joint = new RelationClass(
                relation.kind(),
                relation.sourceKind(),
                relation.terms().with().and(index.id(other), level).build());
        out.place(one.edge().approximated(JOINT), one.manner(), joint, one.between());
    }

    /* Whoever holds the other right and not this one, as one set: so that relations grow as holders, not as their product. */
    private int holders(Waiting one, List<Integer> company) {
        String through = one.joint().through();
        return scopes.holders(
                "holders of " + one.joint().kind() + " without " + one.edge().kind()
                        + (through == null ? "" : " through " + through) + " of "
                        + index.id(one.between().held()),
                company);
    }

    /* Where each of two kinds waits for the other on the same target, one of them states what both come to. */
    private boolean isCarriedByOther(Waiting one) {
        String own = one.edge().kind();
        String other = one.joint().kind();
        return one.joint().through() == null
                && own.compareTo(other) > 0
                && pairs.contains(new Pair(other, own, one.between().held()));
    }

    private AccessLevel exercise(int number) {
        EntityKind kind = index.kind(number);
        return kind == null ? AccessLevel.CONTROL : kind.exerciseLevel();
    }
}
