package blastradius.analysis.chokepoint;

import blastradius.analysis.impact.LevelCounts;
import blastradius.analysis.impact.LostShares;
import blastradius.analysis.impact.TenantImpacts;
import blastradius.analysis.reach.Reach;
import blastradius.model.AccessLevel;
import blastradius.model.EntityType;
import blastradius.snapshot.Snapshot;

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
        TenantImpacts then = TenantImpacts.of(before, LostShares.of(before));
        TenantImpacts now = TenantImpacts.of(after, LostShares.of(after));
        double score = LostShares.of(before).score();
        double left = LostShares.of(after).score();
        return new Loss(
                difference(then.counts(), now.counts()),
                then.admins() - now.admins(),
                difference(resources(before, before), resources(after, before)),
                entities(before, before) - entities(after, before),
                Math.max(0, score - left),
                left);
    }

    private static LevelCounts difference(LevelCounts then, LevelCounts now) {
        return new LevelCounts(
                then.see() - now.see(),
                then.read() - now.read(),
                then.write() - now.write(),
                then.control() - now.control());
    }

    private static LevelCounts resources(Reach reach, Reach known) {
        int[] exactly = new int[AccessLevel.values().length + 1];
        reach.forEach((vertex, level, hops) -> {
            if (counts(vertex, known) && known.snapshot().kind(vertex).type() == EntityType.RESOURCE) {
                exactly[level]++;
            }
        });
        return LevelCounts.cumulated(exactly);
    }

    private static int entities(Reach reach, Reach known) {
        return (int) reach.vertices().filter(vertex -> counts(vertex, known)).count();
    }

    private static boolean counts(int vertex, Reach known) {
        Snapshot snapshot = known.snapshot();
        return vertex < snapshot.entityCount()
                && !snapshot.isHelper(vertex)
                && known.sources().stream().noneMatch(source -> source.vertex() == vertex);
    }
}
