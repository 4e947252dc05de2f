package blastradius.graphql.finding;

import blastradius.finding.outcome.Finding;
import blastradius.snapshot.Snapshot;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * What findings are to concern; null: anything.
 *
 * @param tenants of the tenant at home with the cause and the customers that it concerns, one
 * @param entities of cause and subjects, one
 * @param listed of all these, one
 */
record Concerned(
        Snapshot snapshot,
        @Nullable IntPredicate tenants,
        @Nullable IntPredicate entities,
        @Nullable IntPredicate listed) {

    boolean by(Finding finding) {
        int cause = finding.cause().entity();
        return (tenants == null || isAtHome(cause, tenants) || any(finding.customers(), tenants))
                && (entities == null || RecordedJudgement.isAbout(finding, entities))
                && (listed == null || RecordedJudgement.isAbout(finding, listed) || any(finding.customers(), listed));
    }

    /** The same of a finding of which only the cause is known; -1: that is gone too. */
    boolean byCause(int cause) {
        boolean isAnything = tenants == null && entities == null && listed == null;
        return isAnything
                || (cause >= 0
                        && (tenants == null || isAtHome(cause, tenants))
                        && (entities == null || entities.test(cause))
                        && (listed == null || listed.test(cause)));
    }

    private boolean isAtHome(int vertex, IntPredicate of) {
        int tenant = snapshot.tenant(vertex);
        return tenant >= 0 && of.test(tenant);
    }

    private static boolean any(Iterable<Integer> vertices, IntPredicate of) {
        for (int vertex : vertices) {
            if (of.test(vertex)) {
                return true;
            }
        }
        return false;
    }
}
