package blastradius.snapshot;

import blastradius.model.EntityKind;
import blastradius.model.EntityTraits;
import blastradius.model.Weighting;
import java.util.Arrays;
import java.util.function.IntPredicate;
import java.util.function.IntUnaryOperator;

/**
 * What an estate is worth and whose it is. The valued tenants are the customers; if there is none, all tenants; with no tenant at all the
 * estate itself. Tenants of one organization count as one. The assets of an organization are its tenant nodes and identities, each worth
 * 1, and its resources, each worth criticality · sensitivity. Memory: 9 bytes an entity.
 */
public final class Valuation {

    /** The organization of an entity that belongs to no valued tenant. */
    public static final int NONE = Organizations.NONE;

    private final Organizations organizations;
    private final float[] values; // by entity
    private final double[] totals; // by organization
    private final double homeTotal;
    private final Weighting weighting;
    private final double[] levels; // by code

    private Valuation(
            Organizations organizations, float[] values, double[] totals, double homeTotal, Weighting weighting) {
        this.organizations = organizations;
        this.values = values;
        this.totals = totals;
        this.homeTotal = homeTotal;
        this.weighting = weighting;
        this.levels = weighting.levelsByCode();
    }

    static Valuation of(EntityTable entities, HomeTenants homes) {
        return of(Things.of(entities, homes), Weighting.DEFAULT);
    }

    static Valuation of(Things entities, Weighting weighting) {
        return of(Organizations.of(entities), entities, weighting);
    }

    private static Valuation of(Organizations organizations, Things entities, Weighting weighting) {
        float[] values = new float[organizations.entityCount()];
        double[] totals = new double[organizations.count()];
        double homeTotal = 0;
        for (int v = 0; v < values.length; v++) {
            EntityTraits traits = entities.traits(v);
            values[v] = traits.helper() ? 0 : (float) value(entities.kind(v), traits, weighting);
            if (organizations.of(v) != NONE) {
                totals[organizations.of(v)] += values[v];
            }
            homeTotal += organizations.isHome(v) ? values[v] : 0;
        }
        return new Valuation(organizations, values, totals, homeTotal, weighting);
    }

    private static double value(EntityKind kind, EntityTraits traits, Weighting weighting) {
        return switch (kind.type()) {
            case TENANT, IDENTITY -> 1;
            case RESOURCE -> weighting.value(traits);
            case GROUP, ROLE, GRANT, CREDENTIAL, PERSON, CONTRACT -> 0;
        };
    }

    /** Of some of the things, by the same measure: those of a list, under their places in it. */
    Valuation of(int[] some) {
        float[] ofSome = new float[some.length];
        for (int place = 0; place < some.length; place++) {
            ofSome[place] = values[some[place]];
        }
        return new Valuation(organizations.of(some), ofSome, totals, homeTotal, weighting);
    }

    /** Whether everything is worth the same, whichever tenant stands for an organization. */
    boolean agreesWith(Valuation other) {
        return organizations.agreesWith(other.organizations)
                && weighting.equals(other.weighting)
                && homeTotal == other.homeTotal
                && Arrays.equals(values, other.values)
                && Arrays.equals(totals, other.totals);
    }

    /** The same, weighed otherwise. O(1) where resources are worth the same, else O(entities). */
    Valuation weighed(Things entities, Weighting other) {
        if (other.equals(weighting)) {
            return this;
        }
        return other.valuesAs(weighting)
                ? new Valuation(organizations, values, totals, homeTotal, other)
                : of(organizations, entities, other);
    }

    /** The same values for a revision that added nothing of value and moved nothing. */
    Valuation sharedBy(int entityCount, IntPredicate isHelper, IntUnaryOperator tenants) {
        return new Valuation(
                organizations.sharedBy(entityCount, isHelper, tenants), values, totals, homeTotal, weighting);
    }

    @SuppressWarnings("ReferenceEquality") // values are shared, or they may differ
    boolean sharesValuesWith(Valuation other) {
        return values == other.values;
    }

    boolean equalTo(Valuation other) {
        return sharesValuesWith(other)
                && weighting.equals(other.weighting)
                && organizations.hasSameFurther(other.organizations);
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
        return organizations.valued();
    }

    /** N: how many organizations are valued. */
    public int organizationCount() {
        return totals.length;
    }

    /** The number of the valued organization that an entity belongs to, or {@link #NONE}. */
    public int organization(int entity) {
        return organizations.of(entity);
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
        return organizations.weight(organization);
    }

    /** The weight of an organization as it is stated; 1 where nobody states one. No other organization moves it. */
    public double statedWeight(int organization) {
        return organizations.statedWeight(organization);
    }

    /** The vertex of the tenant that stands for the organization, or -1 for the estate itself. */
    public int tenantOf(int organization) {
        return organizations.tenantOf(organization);
    }

    /** Whether the entity belongs to a provider. */
    public boolean isHome(int entity) {
        return organizations.isHome(entity);
    }

    /** The value of all assets of the providers. */
    public double homeTotal() {
        return homeTotal;
    }
}
