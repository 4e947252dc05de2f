package blastradius.analysis.impact;

import blastradius.analysis.reach.Reach;
import blastradius.model.AccessLevel;
import blastradius.model.EntityKind;
import blastradius.model.EntityType;
import blastradius.snapshot.Snapshot;
import blastradius.snapshot.Valuation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;

/** Level, administration and hops of each valued organization, gathered over a reach. */
public final class TenantImpacts {

    private final Valuation valuation;
    private final LostShares losses;
    private final byte[] levels; // by organization
    private final boolean[] admins;
    private final int[] hops;

    private TenantImpacts(Valuation valuation, LostShares losses) {
        this.valuation = valuation;
        this.losses = losses;
        this.levels = new byte[valuation.organizationCount()];
        this.admins = new boolean[levels.length];
        this.hops = new int[levels.length];
        Arrays.fill(hops, Integer.MAX_VALUE);
    }

    public static TenantImpacts of(Reach reach, LostShares losses) {
        Snapshot snapshot = reach.snapshot();
        TenantImpacts impacts = new TenantImpacts(snapshot.valuation(), losses);
        for (int i = 0; i < reach.stateCount(); i++) {
            int vertex = reach.vertexAt(i);
            int organization = snapshot.valuation().organization(vertex);
            if (organization != Valuation.NONE && TenantImpacts.counts(snapshot.kind(vertex), reach.levelAt(i))) {
                impacts.add(organization, reach.levelAt(i), reach.hopsAt(i));
                impacts.admins[organization] |= reach.levelAt(i) == AccessLevel.CONTROL.code()
                        && snapshot.kind(vertex).type() == EntityType.TENANT;
            }
        }
        return impacts;
    }

    /** Whether a level on an entity of this kind is a level on its tenant. */
    public static boolean counts(EntityKind kind, int levelCode) {
        EntityType type = kind.type();
        boolean exercised = type == EntityType.CREDENTIAL
                || type == EntityType.GROUP
                || type == EntityType.GRANT
                || type == EntityType.ROLE;
        return !exercised || levelCode == AccessLevel.CONTROL.code();
    }

    private void add(int organization, int level, int hopsThere) {
        levels[organization] = (byte) Math.max(levels[organization], level);
        hops[organization] = Math.min(hops[organization], hopsThere);
    }

    List<TenantImpact> list() {
        List<TenantImpact> list = new ArrayList<>();
        for (int organization = 0; organization < levels.length; organization++) {
            if (levels[organization] > 0) {
                list.add(new TenantImpact(
                        valuation.tenantOf(organization),
                        AccessLevel.ofCode(levels[organization]),
                        admins[organization],
                        losses.share(organization),
                        hops[organization]));
            }
        }
        return list;
    }

    public LevelCounts counts() {
        int[] exactly = new int[AccessLevel.values().length + 1];
        for (byte level : levels) {
            exactly[level]++;
        }
        return LevelCounts.cumulated(exactly);
    }

    public int admins() {
        int count = 0;
        for (boolean admin : admins) {
            count += admin ? 1 : 0;
        }
        return count;
    }

    /** Units of {@link CustomersLost}. */
    public long customers(CustomersLost customers) {
        long units = 0;
        for (int organization = 0; organization < levels.length; organization++) {
            units += customers.units(organization, (1 << levels[organization]) - 1);
        }
        return units;
    }

    OptionalInt hopsToFirst() {
        return Arrays.stream(hops).filter(h -> h != Integer.MAX_VALUE).min();
    }
}
