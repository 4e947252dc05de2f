package blastradius.graphql.inquiry;

import blastradius.analysis.chokepoint.Loss;
import blastradius.analysis.impact.LevelCounts;

/** What no longer falls, under the schema's names. */
public record LossView(Loss of) {

    public LevelCounts tenantCounts() {
        return of.tenants();
    }

    public int tenantAdminCount() {
        return of.tenantAdmins();
    }

    public LevelCounts resourceCounts() {
        return of.resources();
    }

    public int entityCount() {
        return of.entities();
    }

    public double score() {
        return of.score();
    }

    public double remainingScore() {
        return of.remainingScore();
    }
}
