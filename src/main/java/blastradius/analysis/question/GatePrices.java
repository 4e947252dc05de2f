package blastradius.analysis.question;

import blastradius.model.GrantState;
import blastradius.model.RelationClass;
import blastradius.model.Weighting;
import blastradius.model.Weighting.Gate;
import blastradius.snapshot.ArcClass;
import blastradius.snapshot.Snapshot;

/**
 * The share of attacks assumed to pass each gate that a question leaves closed, by default ticket 0.8, self-activation 0.9, network zone 0.5, phishable
 * factor 0.4, approval 0.2, phishing-resistant factor 0.1. Assumptions, stated in every answer; a gate that the question opens costs 1.
 */
public final class GatePrices {

    private final Weighting weighting;
    private final double[] ofClass;
    private final Gates asked;
    private final Gates everyGateOpen;

    public GatePrices(Gates asked, Gates everyGateOpen, Weighting weighting) {
        this.weighting = weighting;
        this.asked = asked;
        this.everyGateOpen = everyGateOpen;
        Snapshot snapshot = asked.snapshot();
        this.ofClass = new double[snapshot.arcClasses().size()];
        for (int c = 0; c < ofClass.length; c++) {
            ofClass[c] = price(snapshot.arcClasses().get(c), c);
        }
    }

    /** What following an arc of the class multiplies the chance by; 0 where even with every gate open it is closed. */
    public double of(int arcClass) {
        return ofClass[arcClass];
    }

    /** What passing one gate multiplies the chance by. */
    public double of(Gate gate) {
        return weighting.gate(gate);
    }

    /** Whether a premise of this class is asked for under the question's assumptions. */
    public boolean isAsked(int arcClass) {
        return asked.isOpen(arcClass);
    }

    /** How many premises of the junction, given as a vertex, can be waived by nothing. */
    public int unwaivable(int junction) {
        return ArcRules.threshold(everyGateOpen, junction);
    }

    private double price(ArcClass arcClass, int number) {
        return switch (arcClass.role()) {
            case PHISHABLE_FACTOR -> of(Gate.PHISHABLE_FACTOR);
            case RESISTANT_FACTOR -> of(Gate.RESISTANT_FACTOR);
            case ZONE -> of(Gate.ZONE);
            case APPROVAL -> of(Gate.APPROVAL);
            case PREMISE -> 1;
            case MEMBERSHIP -> everyGateOpen.isOpen(number) ? 1 : 0;
            case RELATION, DERIVED, CONTENT -> relation(arcClass, number);
            case REMOVED -> 0;
        };
    }

    private double relation(ArcClass arcClass, int number) {
        RelationClass relation = arcClass.relation();
        if (!everyGateOpen.isOpen(number) || relation == null) {
            return 0;
        }
        if (asked.isOpen(number)) {
            return 1;
        }
        boolean activated = relation.terms().state() == GrantState.ELIGIBLE
                && asked.assumptions().jit() == blastradius.model.JitMode.STRICT
                && relation.terms().approvers().isEmpty();
        double ticket = relation.terms().ticket() && !asked.assumptions().tickets() ? of(Gate.TICKET) : 1;
        return ticket * (activated ? of(Gate.SELF_ACTIVATION) : 1);
    }
}
