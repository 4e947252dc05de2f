package blastradius.analysis.question;

import blastradius.model.Assumptions;
import blastradius.model.GrantState;
import blastradius.model.JitMode;
import blastradius.model.RelationClass;
import blastradius.model.Terms;
import blastradius.snapshot.ArcClass;
import blastradius.snapshot.Snapshot;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;

/**
 * The gates of a snapshot under one question's assumptions: for each arc class whether its arcs are open, for each junction how many of
 * its premises remain. O(classes + junctions) to make; immutable, so keep it for questions that assume the same.
 */
public final class Gates {

    private final Snapshot snapshot;
    private final Assumptions assumptions;
    private final Predicate<Window> windows; // whether one counts as open
    private final boolean[] open;
    private final int[] thresholds;

    private Gates(Snapshot snapshot, Assumptions assumptions, boolean everyGateOpen, Predicate<Window> windows) {
        this.snapshot = snapshot;
        this.assumptions = assumptions;
        this.windows = windows;
        List<ArcClass> classes = snapshot.arcClasses();
        this.open = new boolean[classes.size()];
        boolean[] waived = new boolean[classes.size()];
        for (int c = 0; c < open.length; c++) {
            waived[c] = classes.get(c).isWaivable() && (everyGateOpen || isWaived(classes.get(c)));
            open[c] = !waived[c] && isOpen(classes.get(c), everyGateOpen);
        }
        this.thresholds = snapshot.junctions().thresholdsWithout(waived);
    }

    private Gates(Gates before, Predicate<RelationClass> closed) {
        this.snapshot = before.snapshot;
        this.assumptions = before.assumptions;
        this.windows = before.windows;
        this.thresholds = before.thresholds;
        this.open = before.open.clone();
        List<ArcClass> classes = snapshot.arcClasses();
        for (int c = 0; c < open.length; c++) {
            RelationClass relation = classes.get(c).relation();
            open[c] &= relation == null || !closed.test(relation);
        }
    }

    public static Gates of(Snapshot snapshot, Assumptions assumptions) {
        return new Gates(snapshot, assumptions, false, window -> window.contains(assumptions.at()));
    }

    /**
     * Every gate open but the windows and the filters by source kind: activation, approval, factors, zones and tickets cost nothing. What
     * is denied stays closed. The inherent score is measured under these.
     */
    public static Gates inherent(Snapshot snapshot, Assumptions assumptions) {
        Instant at = assumptions.at();
        return new Gates(snapshot, assumptions.withJit(JitMode.ALL), true, window -> window.contains(at));
    }

    /** As {@link #of}, but open also where a window only begins later: for searches that wait for it. */
    public static Gates notEnded(Snapshot snapshot, Assumptions assumptions) {
        return new Gates(snapshot, assumptions, false, window -> !window.hasEndedAt(assumptions.at()));
    }

    /** As {@link #of}, but at all times: what could ever be followed. */
    public static Gates atAnyTime(Snapshot snapshot, Assumptions assumptions) {
        return new Gates(snapshot, assumptions, false, window -> true);
    }

    /** As {@link #of}, but only what is open at every instant of {@code [from, to)}. */
    public static Gates throughout(Snapshot snapshot, Assumptions assumptions, Instant from, Instant to) {
        return new Gates(snapshot, assumptions, false, window -> window.covers(from, to));
    }

    /** As {@link #of}, but open at some instant of {@code [from, to)}. */
    public static Gates sometime(Snapshot snapshot, Assumptions assumptions, Instant from, Instant to) {
        return new Gates(snapshot, assumptions, false, window -> window.overlaps(from, to));
    }

    /** These, closed to relations of some classes as well. O(classes). */
    public Gates without(Predicate<RelationClass> closed) {
        return new Gates(this, closed);
    }

    public Snapshot snapshot() {
        return snapshot;
    }

    public Assumptions assumptions() {
        return assumptions;
    }

    /** Whether arcs of the class are followed. */
    public boolean isOpen(int arcClass) {
        return open[arcClass];
    }

    /** Whether these gates of the same snapshot let everything through that the others do, and no more. */
    public boolean equalTo(Gates other) {
        return Arrays.equals(open, other.open) && Arrays.equals(thresholds, other.thresholds);
    }

    /** How many incoming arcs of the junction must be followed before it holds; 0 is the first junction. */
    public int threshold(int junction) {
        return thresholds[junction];
    }

    private boolean isOpen(ArcClass arcClass, boolean everyGateOpen) {
        RelationClass relation = arcClass.relation();
        if (relation == null) {
            return arcClass.role() != ArcClass.Role.REMOVED;
        }
        if (arcClass.role() == ArcClass.Role.CONTENT && !assumptions.assumeSecretsInContent()) {
            return false;
        }
        Terms terms = relation.terms();
        return terms.deniedBy() == null
                && windows.test(Window.of(relation))
                && (arcClass.role() == ArcClass.Role.MEMBERSHIP
                        ? terms.state() != GrantState.ELIGIBLE || passesTicket(terms, everyGateOpen)
                        : passesFilters(relation) && passesTicket(terms, everyGateOpen))
                && (terms.state() != GrantState.ELIGIBLE || assumptions.jit() != JitMode.STRICT);
    }

    private boolean passesTicket(Terms terms, boolean everyGateOpen) {
        return everyGateOpen || !terms.ticket() || assumptions.tickets();
    }

    private boolean passesFilters(RelationClass relation) {
        return (assumptions.sourceKinds().isEmpty() || assumptions.sourceKinds().contains(relation.sourceKind()))
                && !assumptions.exceptSourceKinds().contains(relation.sourceKind());
    }

    private boolean isWaived(ArcClass arcClass) {
        return switch (arcClass.role()) {
            case PHISHABLE_FACTOR -> assumptions.mfaBypass();
            case APPROVAL -> assumptions.jit() == JitMode.ALL;
            case ZONE -> isHeld(Objects.requireNonNull(arcClass.zone()));
            case RESISTANT_FACTOR, RELATION, DERIVED, CONTENT, PREMISE, MEMBERSHIP, REMOVED -> false;
        };
    }

    private boolean isHeld(String zone) {
        if (assumptions.zones().contains(zone)) {
            return true;
        }
        var vertex = snapshot.vertexOf(zone);
        return vertex.isPresent() && assumptions.zones().contains(snapshot.name(vertex.getAsInt()));
    }
}
