package blastradius.analysis.ranking;

import blastradius.analysis.graph.SmallReach;
import blastradius.analysis.impact.CustomersLost;
import blastradius.analysis.impact.ShareSums;
import it.unimi.dsi.fastutil.ints.IntArrayList;

/** What organizations lose by components that reach little: each is searched by itself. O(what is reached) a component; for one thread. */
final class SmallComponentShares {

    private final IdentityGraph graph;
    private final OrganizationAssets assets;
    private final CustomersLost customers;
    private final int[] components;
    private final ShareSums sums;
    private final SmallReach reach;
    private final long[] units; // by organization, 0 between components; likewise the marks
    private final byte[] marks;
    private final IntArrayList touched = new IntArrayList(); // organizations

    /** Adds to sums that are numbered as the components are. */
    SmallComponentShares(IdentityGraph graph, int[] components, ShareSums sums) {
        this.graph = graph;
        this.assets = graph.assets();
        this.customers = CustomersLost.of(graph.snapshot());
        this.components = components;
        this.sums = sums;
        this.reach = new SmallReach(graph.components().dag());
        this.units = new long[graph.snapshot().valuation().organizationCount()];
        this.marks = new byte[units.length];
    }

    /** Adds what is lost by the i-th component, if it reaches little. */
    void add(int i) {
        if (!graph.core().isSmall(components[i])) {
            return;
        }
        int size = reach.find(components[i]);
        for (int n = 0; n < size; n++) {
            int component = reach.found(n);
            for (int e = assets.firstOf(component); e < assets.firstOf(component + 1); e++) {
                lose(assets.entry(e));
            }
        }
        for (int t = 0; t < touched.size(); t++) {
            addUp(i, touched.getInt(t));
        }
        touched.clear();
    }

    private void lose(int entry) {
        int organization = assets.organization(entry);
        if (units[organization] == 0 && marks[organization] == 0) {
            touched.add(organization);
        }
        units[organization] += assets.units(entry);
        marks[organization] |= (byte) assets.marks(entry);
    }

    private void addUp(int i, int organization) {
        long lost = units[organization];
        long weighted = Math.round(lost * assets.weightedShare(organization));
        sums.add(i, organization, weighted, lost * assets.share(organization), marks[organization]);
        sums.addCustomers(i, customers.units(organization, marks[organization]));
        units[organization] = 0;
        marks[organization] = 0;
    }
}
