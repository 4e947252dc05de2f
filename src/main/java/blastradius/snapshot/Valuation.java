package blastradius.snapshot;

import blastradius.model.EntityKind;
import blastradius.model.EntityType;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

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
    private final double[] weights; // by organization, adding up to their number
    private final int[] firstTenants; // by organization: the tenant that was added first
    private final boolean[] home; // by entity: belongs to a provider
    private final double homeTotal;
    private final int[] furtherOrganizations; // of entities that a revision added, none of them of value

    private Valuation(Snapshot snapshot) {
        int entities = snapshot.entityCount();
        this.valued = valued(snapshot);
        this.organizations = new int[entities];
        this.values = new float[entities];
        this.home = new boolean[entities];
        Map<String, Integer> numbers = new HashMap<>();
        int[] ofTenant = new int[entities];
        Arrays.fill(ofTenant, NONE);
        int[] first = new int[Math.max(1, entities)];
        double[] stated = new double[Math.max(1, entities)];
        int count = 0;
        for (int v = 0; v < entities && valued != Valued.ESTATE; v++) {
            if (isValuedTenant(snapshot, v)) {
                String organization = snapshot.traits(v).organization();
                Integer known = numbers.putIfAbsent(organization == null ? snapshot.id(v) : organization, count);
                ofTenant[v] = known == null ? count : known;
                if (known == null) {
                    first[count++] = v;
                }
                stated[ofTenant[v]] =
                        Math.max(stated[ofTenant[v]], snapshot.traits(v).weight());
            }
        }
        if (valued == Valued.ESTATE) {
            first[0] = NONE;
            stated[0] = 1;
            count = 1;
        }
        this.firstTenants = Arrays.copyOf(first, count);
        this.weights = normalised(Arrays.copyOf(stated, count));
        this.totals = new double[count];
        double provider = 0;
        for (int v = 0; v < entities; v++) {
            int tenant = snapshot.tenant(v);
            organizations[v] = valued == Valued.ESTATE ? 0 : tenant < 0 ? NONE : ofTenant[tenant];
            values[v] = (float) value(snapshot, v);
            home[v] = tenant >= 0 && snapshot.kind(tenant) == EntityKind.PROVIDER;
            if (organizations[v] != NONE) {
                totals[organizations[v]] += values[v];
            }
            if (home[v]) {
                provider += values[v];
            }
        }
        this.homeTotal = provider;
        this.furtherOrganizations = new int[0];
    }

    private Valuation(Valuation shared, int[] furtherOrganizations) {
        this.valued = shared.valued;
        this.organizations = shared.organizations;
        this.values = shared.values;
        this.totals = shared.totals;
        this.weights = shared.weights;
        this.firstTenants = shared.firstTenants;
        this.home = shared.home;
        this.homeTotal = shared.homeTotal;
        this.furtherOrganizations = furtherOrganizations;
    }

    static Valuation of(Snapshot snapshot) {
        return new Valuation(snapshot);
    }

    /** The same values for a revision that added nothing of value and moved nothing. */
    Valuation sharedBy(Snapshot revision) {
        int[] further = new int[revision.entityCount() - organizations.length];
        for (int i = 0; i < further.length; i++) {
            int tenant = revision.tenant(organizations.length + i);
            further[i] = valued == Valued.ESTATE ? 0 : tenant < 0 ? NONE : organization(tenant);
        }
        return new Valuation(this, further);
    }

    @SuppressWarnings("ReferenceEquality") // values are shared, or they may differ
    boolean sharesValuesWith(Valuation other) {
        return values == other.values;
    }

    boolean equalTo(Valuation other) {
        return sharesValuesWith(other) && Arrays.equals(furtherOrganizations, other.furtherOrganizations);
    }

    private static Valued valued(Snapshot snapshot) {
        boolean anyTenant = false;
        for (int v = 0; v < snapshot.entityCount(); v++) {
            if (snapshot.kind(v) == EntityKind.CUSTOMER) {
                return Valued.CUSTOMER;
            }
            anyTenant |= snapshot.kind(v).type() == EntityType.TENANT;
        }
        return anyTenant ? Valued.ALL : Valued.ESTATE;
    }

    private boolean isValuedTenant(Snapshot snapshot, int vertex) {
        return valued == Valued.CUSTOMER
                ? snapshot.kind(vertex) == EntityKind.CUSTOMER
                : snapshot.kind(vertex).type() == EntityType.TENANT;
    }

    private static double value(Snapshot snapshot, int vertex) {
        return switch (snapshot.kind(vertex).type()) {
            case TENANT, IDENTITY -> 1;
            case RESOURCE -> snapshot.traits(vertex).value();
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
