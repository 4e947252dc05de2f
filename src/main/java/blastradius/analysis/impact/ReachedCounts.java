package blastradius.analysis.impact;

import blastradius.analysis.question.Source;
import blastradius.analysis.reach.Reach;
import blastradius.model.AccessLevel;
import blastradius.model.EntityKind;
import blastradius.snapshot.Snapshot;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How much is held of each sort, the compromised entities left out.
 *
 * @param entities everything reached
 * @param humans human identities at CONTROL
 * @param nonHumans other identities at CONTROL
 * @param customerOwned identities at CONTROL that belong to a customer
 * @param credentials credentials at USE or above
 * @param resources resources at least at each level
 * @param resourceValue the value of the resources, weighted by level
 * @param backupsWritable backups at WRITE or above: recovery is lost with them
 * @param tierZero entities of tier 0 at CONTROL
 */
public record ReachedCounts(
        int entities,
        int humans,
        int nonHumans,
        int customerOwned,
        int credentials,
        LevelCounts resources,
        double resourceValue,
        int backupsWritable,
        int tierZero) {

    /** {@code taken}: what counts as compromised. */
    public static ReachedCounts of(Reach reach, Collection<Source> taken) {
        Counter counter = new Counter(reach);
        Set<Integer> compromised = taken.stream().map(Source::vertex).collect(Collectors.toSet());
        for (int i = 0; i < reach.stateCount(); i++) {
            int vertex = reach.vertexAt(i);
            if (reach.isFinal(i) && !compromised.contains(vertex) && !counter.snapshot.isHelper(vertex)) {
                counter.add(vertex, reach.levelAt(i));
            }
        }
        return counter.counts();
    }

    private static final class Counter {
        private final Snapshot snapshot;
        private final int[] resources = new int[AccessLevel.values().length + 1];
        private int entities;
        private int humans;
        private int nonHumans;
        private int customerOwned;
        private int credentials;
        private double resourceValue;
        private int backups;
        private int tierZero;

        Counter(Reach reach) {
            this.snapshot = reach.snapshot();
        }

        void add(int vertex, int level) {
            entities++;
            EntityKind kind = snapshot.kind(vertex);
            boolean control = level == AccessLevel.CONTROL.code();
            switch (kind.type()) {
                case IDENTITY -> identity(vertex, kind, control);
                case CREDENTIAL -> credentials += level >= AccessLevel.USE.code() ? 1 : 0;
                case RESOURCE -> resource(vertex, kind, level);
                case TENANT, GROUP, ROLE, GRANT, PERSON, CONTRACT -> {}
            }
            Integer tier = snapshot.traits(vertex).tier();
            tierZero += control && tier != null && tier == 0 ? 1 : 0;
        }

        private void identity(int vertex, EntityKind kind, boolean control) {
            if (!control) {
                return;
            }
            if (kind == EntityKind.HUMAN) {
                humans++;
            } else {
                nonHumans++;
            }
            int tenant = snapshot.tenant(vertex);
            customerOwned += tenant >= 0 && snapshot.kind(tenant) == EntityKind.CUSTOMER ? 1 : 0;
        }

        private void resource(int vertex, EntityKind kind, int level) {
            resources[level]++;
            resourceValue +=
                    snapshot.valuation().value(vertex) * snapshot.valuation().levelWeight(level);
            backups += kind == EntityKind.BACKUP && level >= AccessLevel.WRITE.code() ? 1 : 0;
        }

        ReachedCounts counts() {
            return new ReachedCounts(
                    entities,
                    humans,
                    nonHumans,
                    customerOwned,
                    credentials,
                    LevelCounts.cumulated(resources),
                    resourceValue,
                    backups,
                    tierZero);
        }
    }
}
