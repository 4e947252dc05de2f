package blastradius.analysis.chokepoint;

import blastradius.analysis.impact.LevelCounts;
import blastradius.analysis.impact.Score;
import blastradius.analysis.impact.TenantImpacts;
import blastradius.analysis.reach.Reach;
import blastradius.model.AccessLevel;
import blastradius.model.EntityType;
import blastradius.snapshot.Snapshot;
import blastradius.snapshot.Valuation;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Measures losses against one reach: what falls is subtracted from its totals, so that a loss costs what falls. For one thread.
 */
final class LossMeter {

    private static final int CONTROL = AccessLevel.CONTROL.code();
    private static final int LEVELS = CONTROL + 1;

    private final Snapshot snapshot;
    private final Valuation valuation;
    private final BitSet compromised = new BitSet();
    private final int[] counts; // by organization and level: entities that count for exactly that level
    private final int[] admins; // by organization: tenant nodes at CONTROL
    private final double[] lost; // by organization
    private final double[] lostBefore;
    private final int[] byShare; // organizations of which something is lost, the largest share first
    private final double sum;
    private final double score;
    private final int[] countsBefore;
    private final int[] adminsBefore;
    private final boolean[] isTouched; // by organization
    private int[] touched = new int[16];
    private int touchedCount;
    private final int[] resources = new int[LEVELS];
    private int entities;

    LossMeter(Reach reach) {
        this.snapshot = reach.snapshot();
        this.valuation = snapshot.valuation();
        reach.sources().forEach(source -> compromised.set(source.vertex()));
        int organizations = valuation.organizationCount();
        this.counts = new int[organizations * LEVELS];
        this.admins = new int[organizations];
        this.lost = new double[organizations];
        for (int i = 0; i < reach.stateCount(); i++) {
            if (reach.isFinal(i)) {
                add(reach.vertexAt(i), reach.levelAt(i), 1);
            }
        }
        this.isTouched = new boolean[organizations];
        this.lostBefore = lost.clone();
        this.countsBefore = counts.clone();
        this.adminsBefore = admins.clone();
        this.byShare = IntStream.range(0, organizations)
                .filter(organization -> share(organization) > 0)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer organization) -> -share(organization)))
                .mapToInt(Integer::intValue)
                .toArray();
        double total = 0;
        for (int organization : byShare) {
            total += valuation.weight(organization) * share(organization);
        }
        this.sum = total;
        this.score = Score.of(byShare.length == 0 ? 0 : share(byShare[0]), sum, valuation);
    }

    /** The score of the whole reach. */
    double score() {
        return score;
    }

    /** Notes that an entity falls, or rises again, from one level to another; 0 is none. */
    void fall(int entity, int from, int to) {
        int organization = valuation.organization(entity);
        if (organization != Valuation.NONE && !isTouched[organization]) {
            isTouched[organization] = true;
            touched = touchedCount < touched.length ? touched : Arrays.copyOf(touched, touchedCount * 2);
            touched[touchedCount++] = organization;
        }
        add(entity, from, -1);
        add(entity, to, 1);
        if (!compromised.get(entity) && !snapshot.isHelper(entity)) {
            entities += (to == 0 ? 1 : 0) - (from == 0 ? 1 : 0);
            if (snapshot.kind(entity).type() == EntityType.RESOURCE) {
                resources[from]++;
                resources[to]--;
            }
        }
    }

    /** The loss by everything that fell since the last {@link #reset}. */
    Loss loss() {
        int[] tenants = new int[LEVELS];
        int tenantAdmins = 0;
        double remaining = sum;
        for (int i = 0; i < touchedCount; i++) {
            int o = touched[i];
            tenants[level(countsBefore, o)]++;
            tenants[level(counts, o)]--;
            tenantAdmins += adminsBefore[o] > 0 && admins[o] == 0 ? 1 : 0;
            remaining -= valuation.weight(o) * (share(o, lostBefore) - share(o));
        }
        double worst = largestShare();
        double left = worst == 0 ? 0 : Score.of(worst, Math.max(0, remaining), valuation);
        return new Loss(
                LevelCounts.cumulated(tenants),
                tenantAdmins,
                LevelCounts.cumulated(resources),
                entities,
                Math.max(0, score - left),
                Math.min(score, left));
    }

    private double largestShare() {
        double largest = 0;
        for (int i = 0; i < touchedCount; i++) {
            int o = touched[i];
            largest = Math.max(largest, share(o));
        }
        for (int organization : byShare) {
            if (!isTouched[organization]) {
                return Math.max(largest, share(organization));
            }
        }
        return largest;
    }

    void reset() {
        for (int i = 0; i < touchedCount; i++) {
            int o = touched[i];
            lost[o] = lostBefore[o];
            admins[o] = adminsBefore[o];
            System.arraycopy(countsBefore, o * LEVELS, counts, o * LEVELS, LEVELS);
            isTouched[o] = false;
        }
        touchedCount = 0;
        Arrays.fill(resources, 0);
        entities = 0;
    }

    private void add(int entity, int level, int sign) {
        int organization = valuation.organization(entity);
        if (organization == Valuation.NONE || level == 0) {
            return;
        }
        lost[organization] += sign * valuation.value(entity) * valuation.levelWeight(level);
        if (TenantImpacts.counts(snapshot.kind(entity), level)) {
            counts[organization * LEVELS + level] += sign;
        }
        if (level == CONTROL && snapshot.kind(entity).type() == EntityType.TENANT) {
            admins[organization] += sign;
        }
    }

    private static int level(int[] counts, int organization) {
        int level = CONTROL;
        while (level > 0 && counts[organization * LEVELS + level] == 0) {
            level--;
        }
        return level;
    }

    /** Exactly 0 where nothing is held any more, whatever subtracting has left. */
    private double share(int organization) {
        return level(counts, organization) == 0 ? 0 : share(organization, lost);
    }

    private double share(int organization, double[] of) {
        double total = valuation.total(organization);
        return total == 0 ? 0 : Math.clamp(of[organization] / total, 0, 1);
    }
}
