package blastradius.analysis.chokepoint;

import blastradius.analysis.impact.LevelCounts;

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
        double remainingScore) {}
