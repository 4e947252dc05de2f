package blastradius.snapshot;

import blastradius.model.EntityKind;
import blastradius.model.EntityTraits;
import blastradius.model.EntityType;
import blastradius.model.Weighting;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.function.IntUnaryOperator;

/**
 * What an estate is worth and whose it is. The valued tenants are the customers; if there is none, all tenants; with no tenant at all the
 * estate itself. Tenants of one organization count as one. The assets of an organization are its tenant nodes and identities, each worth
 * 1, and its resources, each worth criticality · sensitivity. Memory: 8 bytes an entity.
 */
public final class Valuation {

    /** What was valued. */
    public enum Valued {
        CUSTOMER,
        ALL,
        ESTATE
    }

    /** The organization of an entity that belongs to no valued tenant. */
    public static final int NONE = -1;

    private final Valued valued;
    private final int[] organizations; // by entity
    private final float[] values; // by entity
    private final double[] totals; // by organization
    private final double[] stated; // by organization: their weights as the sources state them
    private final double[] weights; // by organization, adding up to their number
    private final int[] firstTenants; // by organization: the tenant that was added first
    private final boolean[] home; // by entity: belongs to a provider
    private final double homeTotal;
    private final Weighting weighting;
    private final double[] levels; // by code
    private final int[] furtherOrganizations; // of entities that a revision added, none of them of value

    private Valuation(Things entities, Weighting weighting) {
        int size = entities.size();
        this.valued = valued(entities);
        this.organizations = new int[size];
        this.values = new float[size];
        this.home = new boolean[size];
        Map<String, Integer> numbers = new HashMap<>();
        int[] ofTenant = new int[size];
        Arrays.fill(ofTenant, NONE);
        List<Integer> first = new ArrayList<>();
        List<Double> stated = new ArrayList<>();
        if (valued == Valued.ESTATE) {
            first.add(NONE);
            stated.add(1.0);
        }
        for (int v = 0; v < size && valued != Valued.ESTATE; v++) {
            if (isValuedTenant(entities.kind(v)) && !entities.traits(v).helper()) {
                EntityTraits traits = entities.traits(v);
                String organization = traits.organization() == null ? entities.id(v) : traits.organization();
                ofTenant[v] = numbers.computeIfAbsent(organization, missing -> numbers.size());
                if (ofTenant[v] == first.size()) {
                    first.add(v);
                    stated.add(traits.weight());
                }
                stated.set(ofTenant[v], Math.max(stated.get(ofTenant[v]), traits.weight()));
            }
        }
        this.firstTenants = first.stream().mapToInt(Integer::intValue).toArray();
        this.stated = stated.stream().mapToDouble(Double::doubleValue).toArray();
        this.weights = normalised(this.stated.clone());
        this.totals = new double[firstTenants.length];
        double provider = 0;
        for (int v = 0; v < size; v++) {
            boolean helper = entities.traits(v).helper();
            int tenant = helper ? NONE : entities.home(v);
            organizations[v] = helper ? NONE : valued == Valued.ESTATE ? 0 : tenant < 0 ? NONE : ofTenant[tenant];
            values[v] = helper ? 0 : (float) value(entities.kind(v), entities.traits(v), weighting);
            home[v] = tenant >= 0 && entities.kind(tenant) == EntityKind.PROVIDER;
            if (organizations[v] != NONE) {
                totals[organizations[v]] += values[v];
            }
            if (home[v]) {
                provider += values[v];
            }
        }
        this.homeTotal = provider;
        this.weighting = weighting;
        this.levels = weighting.levelsByCode();
        this.furtherOrganizations = new int[0];
    }

    /** What an organization and everything of it is worth. */
    private static final class Worth {

        private final float[] values;
        private final double[] totals;
        private final double homeTotal;

        private Worth(float[] values, double[] totals, double homeTotal) {
            this.values = values;
            this.totals = totals;
            this.homeTotal = homeTotal;
        }
    }

    /** The same organizations. */
    private Valuation(Valuation same, Worth worth, Weighting weighting, int[] furtherOrganizations) {
        this.weighting = weighting;
        this.levels = weighting.levelsByCode();
        this.valued = same.valued;
        this.organizations = same.organizations;
        this.values = worth.values;
        this.totals = worth.totals;
        this.stated = same.stated;
        this.weights = same.weights;
        this.firstTenants = same.firstTenants;
        this.home = same.home;
        this.homeTotal = worth.homeTotal;
        this.furtherOrganizations = furtherOrganizations;
    }

    /** Of some of the things, by the same measure: those of a list, under their places in it. */
    private Valuation(int[] some, Valuation all) {
        this.weighting = all.weighting;
        this.levels = all.levels;
        this.valued = all.valued;
        this.organizations =
                Arrays.stream(some).map(thing -> all.organizations[thing]).toArray();
        this.values = new float[some.length];
        this.home = new boolean[some.length];
        this.firstTenants = new int[all.firstTenants.length];
        Arrays.fill(firstTenants, NONE);
        for (int place = 0; place < some.length; place++) {
            values[place] = all.values[some[place]];
            home[place] = all.home[some[place]];
            int organization = organizations[place];
            if (organization != NONE && all.firstTenants[organization] == some[place]) {
                firstTenants[organization] = place;
            }
        }
        this.totals = all.totals;
        this.stated = all.stated;
        this.weights = all.weights;
        this.homeTotal = all.homeTotal;
        this.furtherOrganizations = new int[0];
    }

    static Valuation of(EntityTable entities, HomeTenants homes) {
        return of(Things.of(entities, homes), Weighting.DEFAULT);
    }

    static Valuation of(Things entities, Weighting weighting) {
        return new Valuation(entities, weighting);
    }

    Valuation of(int[] some) {
        return new Valuation(some, this);
    }

    /** Whether everything is worth the same, whichever tenant stands for an organization. */
    boolean agreesWith(Valuation other) {
        return valued == other.valued
                && weighting.equals(other.weighting)
                && homeTotal == other.homeTotal
                && Arrays.equals(organizations, other.organizations)
                && Arrays.equals(values, other.values)
                && Arrays.equals(totals, other.totals)
                && Arrays.equals(weights, other.weights)
                && Arrays.equals(home, other.home);
    }

    /** The same, weighed otherwise. O(1) where resources are worth the same, else O(entities). */
    Valuation weighed(EntityTable entities, Weighting other) {
        if (other.equals(weighting)) {
            return this;
        }
        return new Valuation(
                this, other.valuesAs(weighting) ? worth() : worth(entities, other), other, furtherOrganizations);
    }

    private Worth worth() {
        return new Worth(values, totals, homeTotal);
    }

    private Worth worth(EntityTable entities, Weighting other) {
        float[] otherValues = new float[values.length];
        double[] otherTotals = new double[totals.length];
        double provider = 0;
        for (int v = 0; v < otherValues.length; v++) {
            EntityTraits traits = entities.traits(v);
            otherValues[v] = traits.helper() ? 0 : (float) value(entities.kind(v), traits, other);
            if (organizations[v] != NONE) {
                otherTotals[organizations[v]] += otherValues[v];
            }
            provider += home[v] ? otherValues[v] : 0;
        }
        return new Worth(otherValues, otherTotals, provider);
    }

    /** The same values for a revision that added nothing of value and moved nothing. */
    Valuation sharedBy(int entityCount, IntPredicate isHelper, IntUnaryOperator tenants) {
        int[] further = new int[entityCount - organizations.length];
        for (int i = 0; i < further.length; i++) {
            int tenant = tenants.applyAsInt(organizations.length + i);
            boolean helper = isHelper.test(organizations.length + i);
            further[i] = helper ? NONE : valued == Valued.ESTATE ? 0 : tenant < 0 ? NONE : organization(tenant);
        }
        return new Valuation(this, worth(), weighting, further);
    }

    @SuppressWarnings("ReferenceEquality") // values are shared, or they may differ
    boolean sharesValuesWith(Valuation other) {
        return values == other.values;
    }

    boolean equalTo(Valuation other) {
        return sharesValuesWith(other)
                && weighting.equals(other.weighting)
                && Arrays.equals(furtherOrganizations, other.furtherOrganizations);
    }

    private static Valued valued(Things entities) {
        if (entities.any(kind -> kind == EntityKind.CUSTOMER)) {
            return Valued.CUSTOMER;
        }
        return entities.any(kind -> kind.type() == EntityType.TENANT) ? Valued.ALL : Valued.ESTATE;
    }

    private boolean isValuedTenant(EntityKind kind) {
        return valued == Valued.CUSTOMER ? kind == EntityKind.CUSTOMER : kind.type() == EntityType.TENANT;
    }

    private static double value(EntityKind kind, EntityTraits traits, Weighting weighting) {
        return switch (kind.type()) {
            case TENANT, IDENTITY -> 1;
            case RESOURCE -> weighting.value(traits);
            case GROUP, ROLE, GRANT, CREDENTIAL, PERSON, CONTRACT -> 0;
        };
    }

    private static double[] normalised(double[] stated) {
        double sum = Arrays.stream(stated).sum();
        for (int i = 0; i < stated.length; i++) {
            stated[i] = sum == 0 ? 1 : stated[i] * stated.length / sum;
        }
        return stated;
    }

    /** The share of its value that an entity loses at the level of a code; 0 for none. */
    public double levelWeight(int levelCode) {
        return levels[levelCode];
    }

    /** What scores weigh with. */
    public Weighting weighting() {
        return weighting;
    }

    public Valued valued() {
        return valued;
    }

    /** N: how many organizations are valued. */
    public int organizationCount() {
        return totals.length;
    }

    /** The number of the valued organization that an entity belongs to, or {@link #NONE}. */
    public int organization(int entity) {
        return entity < organizations.length
                ? organizations[entity]
                : furtherOrganizations[entity - organizations.length];
    }

    /** What losing all of the entity costs; 0 for what is no asset. */
    public double value(int entity) {
        return entity < values.length ? values[entity] : 0;
    }

    /** The value of all assets of an organization. */
    public double total(int organization) {
        return totals[organization];
    }

    /** V: the weight of an organization; all weights together are N. */
    public double weight(int organization) {
        return weights[organization];
    }

    /** The weight of an organization as it is stated; 1 where nobody states one. No other organization moves it. */
    public double statedWeight(int organization) {
        return stated[organization];
    }

    /** The vertex of the tenant that stands for the organization, or -1 for the estate itself. */
    public int tenantOf(int organization) {
        return firstTenants[organization];
    }

    /** Whether the entity belongs to a provider. */
    public boolean isHome(int entity) {
        return entity < home.length && home[entity];
    }

    /** The value of all assets of the providers. */
    public double homeTotal() {
        return homeTotal;
    }
}
