package blastradius.analysis;

import blastradius.analysis.impact.LevelCounts;
import blastradius.analysis.impact.ReachedCounts;
import blastradius.analysis.impact.TenantImpact;
import blastradius.model.AccessLevel;
import blastradius.model.Assumptions;
import blastradius.model.Entity;
import blastradius.model.EntityKind;
import blastradius.model.EntityType;
import blastradius.model.Estate;
import blastradius.snapshot.Snapshot;
import blastradius.snapshot.Valuation;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** What a blast radius measures, from the definitions over the facts of the naive reference; only what an entity is worth is taken as known. */
public record NaiveImpact(
        Estate estate,
        Assumptions assumptions,
        Map<String, AccessLevel> sources,
        Snapshot snapshot,
        Map<NaiveReach.Fact, Integer> facts) {

    private static final double[] WEIGHTS = {0, 0.05, 0.612, 0.881, 1};
    private static final Set<EntityType> EXERCISED =
            Set.of(EntityType.CREDENTIAL, EntityType.GROUP, EntityType.GRANT, EntityType.ROLE);

    public static NaiveImpact of(
            Estate estate, Assumptions assumptions, Map<String, AccessLevel> sources, Snapshot snapshot) {
        return new NaiveImpact(estate, assumptions, sources, snapshot, NaiveReach.from(estate, assumptions, sources));
    }

    public ReachedCounts counts() {
        return new ReachedCounts(
                count(entity -> holds(entity, 1)),
                count(entity -> entity.kind() == EntityKind.HUMAN && holds(entity, 4)),
                count(entity -> isIdentity(entity) && entity.kind() != EntityKind.HUMAN && holds(entity, 4)),
                count(entity -> isIdentity(entity) && holds(entity, 4) && isOf(entity, EntityKind.CUSTOMER)),
                count(entity -> entity.kind().type() == EntityType.CREDENTIAL && holds(entity, 2)),
                new LevelCounts(resources(1), resources(2), resources(3), resources(4)),
                resourceValue(),
                count(entity -> entity.kind() == EntityKind.BACKUP && holds(entity, 3)),
                count(entity -> Integer.valueOf(0).equals(entity.traits().tier()) && holds(entity, 4)));
    }

    private int count(Predicate<Entity> counts) {
        return (int) estate.entities().stream()
                .filter(entity -> !sources.containsKey(entity.id()))
                .filter(entity -> !entity.traits().helper())
                .filter(counts)
                .count();
    }

    private boolean holds(Entity entity, int level) {
        return facts.containsKey(new NaiveReach.Fact(entity.id(), level));
    }

    private static boolean isIdentity(Entity entity) {
        return entity.kind().type() == EntityType.IDENTITY;
    }

    private boolean isOf(Entity entity, EntityKind tenantKind) {
        int tenant = snapshot.tenant(vertex(entity.id()));
        return tenant >= 0 && snapshot.kind(tenant) == tenantKind;
    }

    private int resources(int level) {
        return count(entity -> isResource(entity) && holds(entity, level));
    }

    private static boolean isResource(Entity entity) {
        return entity.kind().type() == EntityType.RESOURCE;
    }

    private double resourceValue() {
        return estate.entities().stream()
                .filter(entity -> isResource(entity) && !sources.containsKey(entity.id()))
                .mapToDouble(entity -> value(entity.id()) * heldWeight(entity.id()))
                .sum();
    }

    private double heldWeight(String id) {
        double weight = 0;
        for (int level = 1; level <= 4; level++) {
            weight = facts.containsKey(new NaiveReach.Fact(id, level)) ? WEIGHTS[level] : weight;
        }
        return weight;
    }

    private double value(String id) {
        return snapshot.valuation().value(vertex(id));
    }

    private int vertex(String id) {
        return snapshot.vertexOf(id).orElseThrow();
    }

    /** By the vertex of the tenant. */
    public Map<Integer, TenantImpact> tenants() {
        Valuation valuation = snapshot.valuation();
        double[] losses = losses(certain(facts.keySet()));
        Map<Integer, TenantImpact> tenants = new TreeMap<>();
        facts.forEach((fact, hops) -> {
            int vertex = vertex(fact.id());
            int organization = valuation.organization(vertex);
            EntityType type = snapshot.kind(vertex).type();
            if (organization != Valuation.NONE && (fact.level() == 4 || !EXERCISED.contains(type))) {
                int tenant = valuation.tenantOf(organization);
                boolean admin = type == EntityType.TENANT && fact.level() == 4;
                AccessLevel level = AccessLevel.ofCode(fact.level());
                tenants.merge(
                        tenant,
                        new TenantImpact(tenant, level, admin, losses[organization], hops),
                        NaiveImpact::together);
            }
        });
        return tenants;
    }

    private static TenantImpact together(TenantImpact a, TenantImpact b) {
        return new TenantImpact(
                a.tenant(),
                a.level().covers(b.level()) ? a.level() : b.level(),
                a.admin() || b.admin(),
                a.share(),
                Math.min(a.hops(), b.hops()));
    }

    public double homeImpact() {
        double all = 0;
        double lost = 0;
        for (Entity entity : estate.entities()) {
            if (isOf(entity, EntityKind.PROVIDER)) {
                all += value(entity.id());
                lost += value(entity.id()) * heldWeight(entity.id());
            }
        }
        return all == 0 ? 0 : lost / all;
    }

    /** With every gate open: everything has a chance that could be gained in any way. */
    public double inherent() {
        return score(losses(
                certain(NaiveResidual.chances(estate, assumptions, sources).keySet())));
    }

    private static Map<NaiveReach.Fact, Double> certain(Set<NaiveReach.Fact> facts) {
        return facts.stream().collect(Collectors.toMap(fact -> fact, fact -> 1.0));
    }

    public double residual() {
        return score(losses(NaiveResidual.chances(estate, assumptions, sources)));
    }

    /** The share that each organization loses, each fact counted with its chance. */
    private double[] losses(Map<NaiveReach.Fact, Double> chances) {
        Valuation valuation = snapshot.valuation();
        double[] lost = new double[valuation.organizationCount()];
        for (Entity entity : estate.entities()) {
            double weight = 0;
            for (int level = 1; level <= 4; level++) {
                double chance = chances.getOrDefault(new NaiveReach.Fact(entity.id(), level), 0.0);
                weight = Math.max(weight, WEIGHTS[level] * chance);
            }
            int organization = valuation.organization(vertex(entity.id()));
            if (organization != Valuation.NONE && valuation.total(organization) > 0) {
                lost[organization] += value(entity.id()) * weight / valuation.total(organization);
            }
        }
        return lost;
    }

    private double score(double[] losses) {
        double worst = 0;
        double sum = 0;
        for (int organization = 0; organization < losses.length; organization++) {
            worst = Math.max(worst, losses[organization]);
            sum += losses[organization] * snapshot.valuation().weight(organization);
        }
        int n = losses.length;
        return n == 0 ? 0 : 100 * (0.25 * worst + 0.5 * Math.log(1 + sum) / Math.log(1 + n) + 0.25 * sum / n);
    }

    /** How many organizations are held at least at each level. */
    public LevelCounts tenantCounts() {
        List<Integer> codes =
                tenants().values().stream().map(tenant -> tenant.level().code()).toList();
        int[] atLeast = new int[5];
        for (int level = 1; level <= 4; level++) {
            int least = level;
            atLeast[level] = (int) codes.stream().filter(code -> code >= least).count();
        }
        return new LevelCounts(atLeast[1], atLeast[2], atLeast[3], atLeast[4]);
    }
}
