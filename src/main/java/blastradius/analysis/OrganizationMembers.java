package blastradius.analysis;

import blastradius.snapshot.Snapshot;
import blastradius.snapshot.Valuation;
import java.util.Arrays;

/** The entities of each valued organization, in the order of their vertices. 4 bytes an entity; lives as long as the snapshot. */
final class OrganizationMembers {

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

    /** The index of the organization's first member; that of the next one is behind its last. */
    int first(int organization) {
        return first[organization];
    }

    int member(int index) {
        return members[index];
    }
}
