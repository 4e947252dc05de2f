package blastradius.scenario.incident;

import blastradius.analysis.path.TimeToReach;
import blastradius.analysis.question.Budget;
import blastradius.analysis.question.Gates;
import blastradius.analysis.question.Source;
import blastradius.analysis.question.Window;
import blastradius.analysis.reach.Reach;
import blastradius.model.AccessLevel;
import blastradius.model.Assumptions;
import blastradius.snapshot.ArcClass;
import blastradius.snapshot.Snapshot;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/**
 * What an attacker holds by now who came at an instant and kept whatever he gained, windows that have ended meanwhile included. One search when he came, and one
 * more for each instant at which windows began since. Immutable.
 */
public final class Fallen {

    private final Gates when;
    private final Collection<Source> taken;
    private final Reach reach;

    private Fallen(Gates when, Collection<Source> taken, Reach reach) {
        this.when = when;
        this.taken = taken;
        this.reach = reach;
    }

    /**
     * By the instant that the gates are asked at.
     *
     * @param since when the attacker came, not later
     * @throws blastradius.model.BlastRadiusException.TimeExceeded when the budget is spent
     */
    public static Fallen since(Instant since, Gates gates, Collection<Source> taken, Budget budget) {
        Snapshot snapshot = gates.snapshot();
        Assumptions assumptions = gates.assumptions();
        Gates first = Gates.of(snapshot, assumptions.withAt(since));
        Reach held = Reach.from(first, taken, budget);
        for (Instant begins : beginnings(snapshot, since, assumptions.at())) {
            held = Reach.from(Gates.of(snapshot, assumptions.withAt(begins)), all(held), budget);
        }
        return new Fallen(first, List.copyOf(taken), held);
    }

    private static Collection<Instant> beginnings(Snapshot snapshot, Instant since, Instant until) {
        TreeSet<Instant> all = new TreeSet<>();
        for (ArcClass arcClass : snapshot.arcClasses()) {
            Instant from = Window.of(arcClass).from();
            if (from != null && from.isAfter(since) && !from.isAfter(until)) {
                all.add(from);
            }
        }
        return all;
    }

    private static List<Source> all(Reach held) {
        List<Source> sources = new ArrayList<>();
        held.forEach((vertex, level, hops) -> sources.add(new Source(vertex, AccessLevel.ofCode(level))));
        return sources;
    }

    /** What is held; where windows began meanwhile, what was held before the last of them counts as compromised. */
    public Reach reach() {
        return reach;
    }

    /** Whom it concerns, the gravest first. Ways are searched when they are asked for. */
    public List<NotifiedTenant> tenants() {
        return new Held(reach).tenants();
    }

    /** Since when at the earliest, and by which way, what concerns a tenant most was held. */
    public TimeToReach way(NotifiedTenant tenant, Budget budget) {
        return TimeToReach.of(when, taken, tenant.gravest(), budget)
                .orElseThrow(() -> new IllegalStateException("what fell was reached: " + tenant));
    }
}
