package blastradius.analysis.chokepoint;

import blastradius.analysis.impact.LevelCounts;
import blastradius.analysis.impact.LostShares;
import blastradius.analysis.impact.TenantImpacts;
import blastradius.analysis.reach.Reach;
import blastradius.model.AccessLevel;
import blastradius.model.EntityType;
import blastradius.snapshot.Snapshot;
import java.util.BitSet;
import java.util.function.IntPredicate;

/**
 * What an attacker no longer holds once something is removed: counts of what falls below each level.
 *
 * @param tenants valued organizations that are no longer held at least at each level
 * @param tenantAdmins valued organizations of which no tenant node is at CONTROL any more
 * @param resources resources no longer held at least at each level, the compromised left out
 * @param entities entities no longer held at all, the compromised left out
 * @param score points of the score by which the losses that remain are lower; gates that the question opens count as open
 * @param remainingScore the score of what is still reached
 */
public record Loss(
        LevelCounts tenants,
        int tenantAdmins,
        LevelCounts resources,
        int entities,
        double score,
        double remainingScore) {

    /**
     * The difference of two exact answers: what the second attack does not hold of what the first does. The second's snapshot is the first's or a
     * revision of it that values everything the same; what only the revision has counts nowhere. O(reached by both).
     */
    public static Loss between(Reach before, Reach after) {
        LostShares held = LostShares.of(before);
        LostShares kept = LostShares.of(after);
        TenantImpacts then = TenantImpacts.of(before, held);
        TenantImpacts now = TenantImpacts.of(after, kept);
        IntPredicate counts = counting(before);
        return new Loss(
                difference(then.counts(), now.counts()),
                then.admins() - now.admins(),
                difference(resources(before, counts), resources(after, counts)),
                entities(before, counts) - entities(after, counts),
                Math.max(0, held.score() - kept.score()),
                kept.score());
    }

    private static LevelCounts difference(LevelCounts then, LevelCounts now) {
        return new LevelCounts(
                then.see() - now.see(),
                then.read() - now.read(),
                then.write() - now.write(),
                then.control() - now.control());
    }

    private static LevelCounts resources(Reach reach, IntPredicate counts) {
        int[] exactly = new int[AccessLevel.values().length + 1];
        reach.forEach((vertex, level, hops) -> {
            if (counts.test(vertex) && reach.snapshot().kind(vertex).type() == EntityType.RESOURCE) {
                exactly[level]++;
            }
        });
        return LevelCounts.cumulated(exactly);
    }

    private static int entities(Reach reach, IntPredicate counts) {
        return (int) reach.vertices().filter(counts).count();
    }

    /* What the first attack could have taken: no helper, nothing that was compromised to begin with, nothing that only a revision has. */
    private static IntPredicate counting(Reach known) {
        Snapshot snapshot = known.snapshot();
        BitSet sources = new BitSet();
        known.sources().forEach(source -> sources.set(source.vertex()));
        return vertex -> vertex < snapshot.entityCount() && !snapshot.isHelper(vertex) && !sources.get(vertex);
    }
}
