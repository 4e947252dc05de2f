package blastradius.snapshot;

import blastradius.model.EntityKind;
import blastradius.model.EntityTraits;
import blastradius.model.EntityType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.function.IntUnaryOperator;

/** The valued organizations of an estate and whose each entity is. Memory: 5 bytes an entity. */
final class Organizations {

    static final int NONE = -1;

    private final Valued valued;
    private final int[] ofEntity;
    private final int[] ofFurther; // of entities that a revision added, none of them of value
    private final boolean[] home; // by entity: belongs to a provider
    private final int[] firstTenants; // by organization: the tenant that was added first
    private final double[] stated; // by organization: their weights as the sources state them
    private final double[] weights; // by organization, adding up to their number

    private Organizations(Things entities) {
        int size = entities.size();
        this.valued = valued(entities);
        this.ofEntity = new int[size];
        this.ofFurther = new int[0];
        this.home = new boolean[size];
        Map<String, Integer> numbers = new HashMap<>();
        int[] ofTenant = new int[size];
        Arrays.fill(ofTenant, NONE);
        List<Integer> first = new ArrayList<>();
        List<Double> weightsStated = new ArrayList<>();
        if (valued == Valued.ESTATE) {
            first.add(NONE);
            weightsStated.add(1.0);
        }
        for (int v = 0; v < size && valued != Valued.ESTATE; v++) {
            if (isValuedTenant(entities.kind(v)) && !entities.traits(v).helper()) {
                EntityTraits traits = entities.traits(v);
                String organization = traits.organization() == null ? entities.id(v) : traits.organization();
                ofTenant[v] = numbers.computeIfAbsent(organization, missing -> numbers.size());
                if (ofTenant[v] == first.size()) {
                    first.add(v);
                    weightsStated.add(traits.weight());
                }
                weightsStated.set(ofTenant[v], Math.max(weightsStated.get(ofTenant[v]), traits.weight()));
            }
        }
        this.firstTenants = first.stream().mapToInt(Integer::intValue).toArray();
        this.stated = weightsStated.stream().mapToDouble(Double::doubleValue).toArray();
        this.weights = normalised(stated);
        for (int v = 0; v < size; v++) {
            boolean helper = entities.traits(v).helper();
            int tenant = helper ? NONE : entities.home(v);
            ofEntity[v] = organization(helper, tenant, ofTenant);
            home[v] = tenant >= 0 && entities.kind(tenant) == EntityKind.PROVIDER;
        }
    }

    /** With entities that a revision added. */
    private Organizations(Organizations same, int[] ofFurther) {
        this.valued = same.valued;
        this.ofEntity = same.ofEntity;
        this.ofFurther = ofFurther;
        this.home = same.home;
        this.firstTenants = same.firstTenants;
        this.stated = same.stated;
        this.weights = same.weights;
    }

    /** Of some of the things: those of a list, under their places in it. */
    private Organizations(int[] some, Organizations all) {
        this.valued = all.valued;
        this.ofEntity = Arrays.stream(some).map(thing -> all.ofEntity[thing]).toArray();
        this.ofFurther = new int[0];
        this.home = new boolean[some.length];
        this.firstTenants = new int[all.firstTenants.length];
        Arrays.fill(firstTenants, NONE);
        for (int place = 0; place < some.length; place++) {
            home[place] = all.home[some[place]];
            int organization = ofEntity[place];
            if (organization != NONE && all.firstTenants[organization] == some[place]) {
                firstTenants[organization] = place;
            }
        }
        this.stated = all.stated;
        this.weights = all.weights;
    }

    static Organizations of(Things entities) {
        return new Organizations(entities);
    }

    Organizations of(int[] some) {
        return new Organizations(some, this);
    }

    /** The same for a revision that added nothing of value and moved nothing. */
    Organizations sharedBy(int entityCount, IntPredicate isHelper, IntUnaryOperator tenants) {
        int[] further = new int[entityCount - ofEntity.length];
        for (int i = 0; i < further.length; i++) {
            further[i] =
                    organization(isHelper.test(ofEntity.length + i), tenants.applyAsInt(ofEntity.length + i), ofEntity);
        }
        return new Organizations(this, further);
    }

    private int organization(boolean helper, int tenant, int[] ofTenant) {
        if (helper) {
            return NONE;
        }
        if (valued == Valued.ESTATE) {
            return 0;
        }
        return tenant < 0 ? NONE : ofTenant[tenant];
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

    private static double[] normalised(double[] stated) {
        double sum = Arrays.stream(stated).sum();
        return Arrays.stream(stated)
                .map(weight -> sum == 0 ? 1 : weight * stated.length / sum)
                .toArray();
    }

    /** Whether everything is the same, whichever tenant stands for an organization. */
    boolean agreesWith(Organizations other) {
        return valued == other.valued
                && Arrays.equals(ofEntity, other.ofEntity)
                && Arrays.equals(weights, other.weights)
                && Arrays.equals(home, other.home);
    }

    /** Whether entities that revisions of the same snapshot added belong to the same. */
    boolean hasSameFurther(Organizations other) {
        return Arrays.equals(ofFurther, other.ofFurther);
    }

    Valued valued() {
        return valued;
    }

    int count() {
        return firstTenants.length;
    }

    /** How many entities there are but for those that a revision added. */
    int entityCount() {
        return ofEntity.length;
    }

    int of(int entity) {
        return entity < ofEntity.length ? ofEntity[entity] : ofFurther[entity - ofEntity.length];
    }

    double weight(int organization) {
        return weights[organization];
    }

    double statedWeight(int organization) {
        return stated[organization];
    }

    int tenantOf(int organization) {
        return firstTenants[organization];
    }

    boolean isHome(int entity) {
        return entity < home.length && home[entity];
    }
}
