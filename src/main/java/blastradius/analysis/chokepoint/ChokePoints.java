package blastradius.analysis.chokepoint;

import blastradius.analysis.question.Agreement;
import blastradius.analysis.question.Budget;
import blastradius.analysis.question.Gates;
import blastradius.analysis.question.Source;
import blastradius.analysis.reach.Reach;
import blastradius.analysis.relation.Removal;
import java.util.Collection;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.Predicate;

/**
 * Everything that an attack cannot do without: the entities and relations of which each, removed alone, takes something from a reach, with
 * exactly what it takes. An entity whose removal costs nothing but itself is none; so is a relation beside which another gives as much.
 *
 * <p>Only what the derivations found first use can be a choke point, so only that is examined: for each, what rests on it is withdrawn and what
 * other ways still give is given back. That is the greatest fixpoint of {@code dom(v) = {v} ∪ ⋂ over rules ⋃ over premises dom(p)} read one
 * element at a time, so levels and conditions are exact. O(Σ over states of the length of their derivation), in attack graphs a few searches.
 * Immutable.
 */
public final class ChokePoints {

    private final Reach reach;
    private final double score;
    private final List<ChokePoint> points; // in no particular order
    private final List<Integer> targets;

    private ChokePoints(Reach reach, List<Integer> targets, double score, List<ChokePoint> points) {
        this.reach = reach;
        this.targets = targets;
        this.score = score;
        this.points = points;
    }

    /**
     * Examines what the sources reach.
     *
     * @param targets vertices that are to be protected: then only what keeps an attacker from at least one of them entirely is a choke
     *     point; empty: everything reached is of interest
     * @throws blastradius.model.BlastRadiusException.TimeExceeded when the budget is spent
     */
    public static ChokePoints of(Gates gates, Collection<Source> sources, Collection<Integer> targets, Budget budget) {
        Reach reach = Reach.from(gates, sources, budget);
        try (Removals removals = new Removals(reach, targets, budget)) {
            List<ChokePoint> points = List.copyOf(removals.chokePoints());
            return new ChokePoints(reach, List.copyOf(targets), removals.score(), points);
        }
    }

    /** How many there are. */
    public int size() {
        return points.size();
    }

    /** All, the gravest first: those that save most targets, then those that lower the score most. */
    public List<ChokePoint> points() {
        return points(points.size());
    }

    /** The gravest first, at most so many of them. O(n log count). */
    public List<ChokePoint> points(int count) {
        if (count >= points.size()) {
            return points.stream().sorted(ChokePoints::gravestFirst).toList();
        }
        PriorityQueue<ChokePoint> gravest = new PriorityQueue<>((a, b) -> gravestFirst(b, a));
        for (ChokePoint point : points) {
            if (gravest.size() < count) {
                gravest.add(point);
            } else if (count > 0 && gravestFirst(point, gravest.element()) < 0) {
                gravest.remove();
                gravest.add(point);
            }
        }
        return gravest.stream().sorted(ChokePoints::gravestFirst).toList();
    }

    /** Those that pass, of the same reach. */
    public ChokePoints only(Predicate<ChokePoint> wanted) {
        return new ChokePoints(
                reach, targets, score, points.stream().filter(wanted).toList());
    }

    /** Removes each and computes everything anew; see {@link Agreement}. A spent budget ends the check and is no error. */
    public Agreement verify(Budget budget) {
        return new RemovalCheck(reach, targets, points).run(points, budget);
    }

    /** What is reached while nothing is removed. */
    public Reach reach() {
        return reach;
    }

    /** The score of {@link #reach}, gates that the question opens counting as open: what {@link Loss#score} is subtracted from. */
    public double score() {
        return score;
    }

    /** False only where the assumptions' {@code maxHops} cut the reach off. */
    public boolean isExact() {
        return reach.isExact();
    }

    /* Written out, as hundreds of thousands are compared. Ties end with numbers, so that the order is the same whenever the snapshot is. */
    private static int gravestFirst(ChokePoint a, ChokePoint b) {
        int order = Integer.compare(b.targetsSaved(), a.targetsSaved());
        order = order != 0 ? order : Double.compare(b.loss().score(), a.loss().score());
        order = order != 0
                ? order
                : Integer.compare(
                        b.loss().tenants().control(), a.loss().tenants().control());
        order = order != 0
                ? order
                : Integer.compare(b.loss().tenants().see(), a.loss().tenants().see());
        order = order != 0
                ? order
                : Integer.compare(b.loss().tenantAdmins(), a.loss().tenantAdmins());
        order = order != 0
                ? order
                : Integer.compare(b.loss().entities(), a.loss().entities());
        order = order != 0
                ? order
                : Integer.compare(
                        b.loss().resources().see(), a.loss().resources().see());
        return order != 0 ? order : byNumber(a.removal(), b.removal());
    }

    private static int byNumber(Removal a, Removal b) {
        int order = Integer.compare(from(a), from(b));
        order = order != 0 ? order : Integer.compare(to(a), to(b));
        return order != 0 ? order : Integer.compare(arcClass(a), arcClass(b));
    }

    private static int from(Removal removal) {
        return switch (removal) {
            case Removal.OfEntity entity -> entity.vertex();
            case Removal.OfRelation relation -> relation.from();
        };
    }

    /** Entities before relations. */
    private static int to(Removal removal) {
        return switch (removal) {
            case Removal.OfEntity entity -> -1;
            case Removal.OfRelation relation -> relation.to();
        };
    }

    private static int arcClass(Removal removal) {
        return switch (removal) {
            case Removal.OfEntity entity -> -1;
            case Removal.OfRelation relation -> relation.arcClass();
        };
    }
}
