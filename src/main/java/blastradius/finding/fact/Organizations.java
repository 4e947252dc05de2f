package blastradius.finding.fact;

import blastradius.model.EntityKind;
import blastradius.model.EntityType;
import blastradius.snapshot.Snapshot;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** Whose everything is: tenants of one organization, such as a domain and the cloud tenant that it is synchronised with, are one. 4 bytes an entity. Immutable. */
public final class Organizations {

    /** The organization of what belongs to nobody that is known. */
    public static final int NONE = -1;

    private final Snapshot snapshot;
    private final int[] firstTenants; // by entity: the first tenant of its organization

    private Organizations(Snapshot snapshot, int[] firstTenants) {
        this.snapshot = snapshot;
        this.firstTenants = firstTenants;
    }

    static Organizations of(Snapshot snapshot) {
        int[] first = new int[snapshot.entityCount()];
        Map<String, Integer> byName = new HashMap<>();
        Arrays.setAll(first, vertex -> NONE);
        for (int v = 0; v < first.length; v++) {
            if (snapshot.kind(v).type() == EntityType.TENANT && !snapshot.isHelper(v)) {
                String stated = snapshot.traits(v).organization();
                int tenant = v;
                first[v] = byName.computeIfAbsent(stated == null ? snapshot.id(v) : stated, name -> tenant);
            }
        }
        for (int v = 0; v < first.length; v++) {
            int tenant = snapshot.tenant(v);
            first[v] = tenant < 0 ? NONE : first[tenant];
        }
        return new Organizations(snapshot, first);
    }

    /** The tenant that stands for the organization that an entity belongs to; {@link #NONE} where nobody knows. */
    public int of(int vertex) {
        return firstTenants[vertex];
    }

    /** Whether both belong to known organizations that differ. */
    public boolean areApart(int one, int other) {
        return of(one) != NONE && of(other) != NONE && of(one) != of(other);
    }

    /** Whether it belongs to a customer. */
    public boolean isCustomers(int vertex) {
        return of(vertex) != NONE && snapshot.kind(of(vertex)) == EntityKind.CUSTOMER;
    }

    /** Whether it belongs to a provider. */
    public boolean isProviders(int vertex) {
        return of(vertex) != NONE && snapshot.kind(of(vertex)) == EntityKind.PROVIDER;
    }
}
