package blastradius.analysis.exposure;

import blastradius.analysis.impact.TenantImpacts;
import blastradius.model.AccessLevel;
import blastradius.snapshot.Snapshot;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import org.jspecify.annotations.Nullable;

/**
 * What an {@link Exposure} is asked.
 *
 * @param targets vertices; none is listed twice
 * @param level the level that counts as reached; null: the level at which each target is exercised
 * @param tenantNodeOnly for targets that are tenants. False: a tenant is reached with anything of its own at the level, as tenant counts are
 *     made (USE of a group, grant or credential is no level on its tenant), so its own entities are listed as well. True: its node
 *     alone counts
 */
public record ExposureQuestion(
        Collection<Integer> targets, @Nullable AccessLevel level, boolean tenantNodeOnly) {
    public ExposureQuestion {
        targets = Collections.unmodifiableSet(new LinkedHashSet<>(targets));
    }

    /** Whether holding an entity at a level is holding a target. */
    boolean isMetBy(Snapshot snapshot, int vertex, int levelCode) {
        int tenant = snapshot.tenant(vertex);
        return (targets.contains(vertex) && levelCode >= levelCode(snapshot, vertex))
                || (!tenantNodeOnly
                        && targets.contains(tenant)
                        && levelCode >= levelCode(snapshot, tenant)
                        && TenantImpacts.counts(snapshot.kind(vertex), levelCode));
    }

    TargetExposure.Target target(Snapshot snapshot, int target) {
        return new TargetExposure.Target(target, levelCode(snapshot, target), !tenantNodeOnly);
    }

    private int levelCode(Snapshot snapshot, int target) {
        return (level == null ? snapshot.kind(target).exerciseLevel() : level).code();
    }
}
