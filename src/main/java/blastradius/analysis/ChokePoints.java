package blastradius.analysis;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;

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

    /* Ties end with numbers, so that the order is the same whenever the snapshot is. */
    private static final Comparator<ChokePoint> GRAVEST_FIRST = Comparator.comparingInt(ChokePoint::targetsSaved)
            .thenComparingDouble(point -> point.loss().score())
            .thenComparingInt(point -> point.loss().tenants().control())
            .thenComparingInt(point -> point.loss().tenants().see())
            .thenComparingInt(point -> point.loss().tenantAdmins())
            .thenComparingInt(point -> point.loss().entities())
            .thenComparingInt(point -> point.loss().resources().see())
            .reversed()
            .thenComparingInt(point -> from(point.removal()))
            .thenComparingInt(point -> to(point.removal()))
            .thenComparingInt(point -> arcClass(point.removal()));

    private final Reach reach;
    private final double score;
    private final List<ChokePoint> points;

    private ChokePoints(Reach reach, double score, List<ChokePoint> points) {
        this.reach = reach;
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
        Removals removals = new Removals(reach, targets, budget);
        List<ChokePoint> points = removals.chokePoints();
        points.sort(GRAVEST_FIRST);
        return new ChokePoints(reach, removals.score(), List.copyOf(points));
    }

    /** The gravest first: those that save most targets, then those that lower the score most. */
    public List<ChokePoint> points() {
        return points;
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
