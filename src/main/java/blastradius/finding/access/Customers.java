package blastradius.finding.access;

import blastradius.analysis.question.Source;
import blastradius.analysis.reach.Reach;
import blastradius.finding.fact.Facts;
import blastradius.model.AccessLevel;
import blastradius.model.EntityType;
import java.util.BitSet;
import java.util.Collection;

/** Of which customers somebody comes to hold something. */
public final class Customers {

    private Customers() {}

    /**
     * The tenants that stand for customers' organizations of which all of these together come to hold something at the level; their own organizations left out.
     * One search.
     */
    public static BitSet reached(Facts facts, Collection<Integer> together, AccessLevel level) {
        Reach reach = together.size() == 1
                ? facts.reach(together.iterator().next())
                : Reach.from(
                        facts.gates(),
                        together.stream()
                                .map(each -> Source.of(facts.snapshot(), each))
                                .toList(),
                        facts.budget());
        BitSet customers = reached(facts, reach, level);
        together.stream()
                .filter(each -> facts.snapshot().kind(each).type() != EntityType.GRANT)
                .map(facts.organizations()::of)
                .filter(organization -> organization >= 0)
                .forEach(customers::clear);
        return customers;
    }

    /** The same of what is held already, the own organizations not left out. */
    public static BitSet reached(Facts facts, Reach reach, AccessLevel level) {
        BitSet customers = new BitSet();
        reach.forEach((vertex, code, hops) -> {
            if (code >= level.code()
                    && isLevel(facts, vertex, code)
                    && facts.organizations().isCustomers(vertex)) {
                customers.set(facts.organizations().of(vertex));
            }
        });
        return customers;
    }

    /* To use a group, grant or secret is no level on whose it is, and what stands for a set is nobody's. */
    private static boolean isLevel(Facts facts, int vertex, int code) {
        EntityType type = facts.snapshot().kind(vertex).type();
        boolean isUsed = type == EntityType.GROUP || type == EntityType.GRANT || type == EntityType.CREDENTIAL;
        return !facts.snapshot().isHelper(vertex) && (!isUsed || code == AccessLevel.CONTROL.code());
    }
}
