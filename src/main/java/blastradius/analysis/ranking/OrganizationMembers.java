package blastradius.analysis.ranking;

import blastradius.snapshot.Snapshot;
import blastradius.snapshot.Valuation;
import java.util.Arrays;

/** The entities of each valued organization, in the order of their vertices or spread. 4 bytes an entity; lives as long as the snapshot. */
final class OrganizationMembers {

    private static final long STRIDE = 0x9E3779B1L;

    private final int[] first; // by organization
    private final int[] members;

    private OrganizationMembers(Snapshot snapshot) {
        Valuation valuation = snapshot.valuation();
        this.first = new int[valuation.organizationCount() + 1];
        for (int v = 0; v < snapshot.entityCount(); v++) {
            if (valuation.organization(v) != Valuation.NONE) {
                first[valuation.organization(v) + 1]++;
            }
        }
        Arrays.parallelPrefix(first, Integer::sum);
        this.members = new int[first[first.length - 1]];
        int[] next = first.clone();
        for (int v = 0; v < snapshot.entityCount(); v++) {
            if (valuation.organization(v) != Valuation.NONE) {
                members[next[valuation.organization(v)]++] = v;
            }
        }
    }

    static OrganizationMembers of(Snapshot snapshot) {
        return snapshot.companion(OrganizationMembers.class, OrganizationMembers::new);
    }

    int count(int organization) {
        return first[organization + 1] - first[organization];
    }

    /** The n-th member in an order in which the first ones are spread over all. */
    int spread(int organization, int n) {
        int count = count(organization);
        long stride = STRIDE % count;
        while (count > 1 && gcd(stride, count) != 1) {
            stride++;
        }
        return members[first[organization] + (int) (n * stride % count)];
    }

    private static long gcd(long a, long b) {
        return b == 0 ? a : gcd(b, a % b);
    }
}
