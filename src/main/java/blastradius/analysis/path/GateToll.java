package blastradius.analysis.path;

import blastradius.analysis.question.Gates;
import blastradius.model.GrantState;
import blastradius.model.RelationClass;
import blastradius.model.Terms;
import blastradius.model.Weighting;
import blastradius.model.Weighting.Gate;
import blastradius.snapshot.ArcClass;
import blastradius.snapshot.Rows;
import blastradius.snapshot.Snapshot;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * Counts the gates that are met, also those that the question opens or whose conditions the attacker meets: the shares of
 * {@link Weighting} multiplied, kept as fixed-point logarithms so that equal sets of gates cost exactly the same in any order.
 */
final class GateToll implements Toll {

    private static final double SCALE = 1L << 40;

    private final Gates gates;
    private final Snapshot snapshot;
    private final Weighting weighting;
    private final long[] ofClass;
    private final Map<Integer, Boolean> approvals = new HashMap<>();

    GateToll(Gates gates) {
        this.gates = gates;
        this.snapshot = gates.snapshot();
        this.weighting = snapshot.valuation().weighting();
        this.ofClass = new long[snapshot.arcClasses().size()];
        for (int c = 0; c < ofClass.length; c++) {
            ArcClass arcClass = snapshot.arcClasses().get(c);
            RelationClass relation = arcClass.role() == ArcClass.Role.MEMBERSHIP ? null : arcClass.relation();
            ofClass[c] = relation == null ? 0 : of(relation.terms());
        }
    }

    /** The chance that a sum of tolls stands for. */
    static double chance(long paid) {
        return Math.exp(-paid / SCALE);
    }

    @Override
    public Gates gates() {
        return gates;
    }

    @Override
    public long after(long paid, int tail, int arcClass) {
        return paid + ofClass[arcClass] + (snapshot.isJunction(tail) ? activation(tail, arcClass) : 0);
    }

    private long of(Terms terms) {
        long toll = terms.ticket() ? toll(Gate.TICKET) : 0;
        toll += terms.zone() == null ? 0 : toll(Gate.ZONE);
        for (String factor : terms.factors()) {
            OptionalInt vertex = snapshot.vertexOf(factor);
            boolean resistant =
                    vertex.isPresent() && snapshot.traits(vertex.getAsInt()).phishingResistant();
            toll += toll(resistant ? Gate.RESISTANT_FACTOR : Gate.PHISHABLE_FACTOR);
        }
        return toll;
    }

    private long activation(int junction, int arcClass) {
        RelationClass relation = snapshot.arcClasses().get(arcClass).relation();
        if (relation == null || relation.terms().state() != GrantState.ELIGIBLE) {
            return 0;
        }
        boolean approved = approvals.computeIfAbsent(junction, this::asksApproval);
        return toll(approved ? Gate.APPROVAL : Gate.SELF_ACTIVATION);
    }

    /** The activation is one of the junction's premises, or one of two of a premise where a policy can switch it off. */
    private boolean asksApproval(int junction) {
        return anyPremise(
                junction,
                premise -> isApproval(premise) || (isAlternative(premise) && anyPremise(premise, this::isApproval)));
    }

    private boolean anyPremise(int junction, IntPredicate test) {
        Rows reverse = snapshot.reverse();
        return IntStream.range(reverse.start(junction), reverse.end(junction))
                .map(a -> Rows.otherEnd(reverse.arc(a)))
                .anyMatch(premise -> snapshot.isJunction(premise) && test.test(premise));
    }

    private boolean isAlternative(int junction) {
        return snapshot.reverse().end(junction) - snapshot.reverse().start(junction) <= 2;
    }

    private boolean isApproval(int junction) {
        for (int arcClass : snapshot.junctions().waivable(junction - snapshot.firstJunction())) {
            if (snapshot.arcClasses().get(arcClass).role() == ArcClass.Role.APPROVAL) {
                return true;
            }
        }
        return false;
    }

    private long toll(Gate gate) {
        return Math.round(-Math.log(weighting.gate(gate)) * SCALE);
    }
}
