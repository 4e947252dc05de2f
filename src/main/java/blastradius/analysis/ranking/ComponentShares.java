package blastradius.analysis.ranking;

import blastradius.analysis.graph.AscendingSet;
import blastradius.analysis.graph.ReachColumns;
import blastradius.analysis.graph.RowPropagation;
import blastradius.analysis.graph.WeightPlanes;
import blastradius.analysis.graph.Workers;
import blastradius.analysis.impact.CustomersLost;
import blastradius.analysis.impact.ShareSums;
import blastradius.analysis.question.Budget;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import java.util.Arrays;

/**
 * For components that are asked about, what the valued organizations lose by all that the component reaches: exact, organization by
 * organization. Components that reach little are searched. For the others the columns of one organization are propagated together, so that a
 * component's loss of it is known as a whole, and its share, its level and its administration follow at once.
 *
 * <p>Sums are kept as whole multiples of 2<sup>-44</sup>, so that they do not depend on which processor added what; of N organizations
 * they are off by at most N·2<sup>-44</sup>.
 */
final class ComponentShares {

    private static final int MARKS = ShareSums.MARKS;
    private static final int NONE = ReachColumns.NONE;
    private static final int RANGE = 4096;

    private final IdentityGraph graph;
    private final OrganizationAssets assets;
    private final CustomersLost customers;
    private final ReachColumns columns;
    private final int[] components;
    private final int[] slots; // by vertex of the core, NONE where nobody asks
    private final ShareSums asked; // as the components
    private final ShareSums ofSlots; // beside what the hub reaches
    private final ShareSums ofHubs; // by hub number, without the hub itself

    private ComponentShares(IdentityGraph graph, int[] components) {
        this.graph = graph;
        this.assets = graph.assets();
        this.customers = CustomersLost.of(graph.snapshot());
        this.columns = graph.columns();
        this.components = components;
        this.slots = new int[columns.dag().count()];
        Arrays.fill(slots, NONE);
        int count = 0;
        for (int component : components) {
            int vertex = graph.core().isSmall(component) ? NONE : graph.core().representative(component);
            if (vertex != NONE && slots[vertex] == NONE) {
                slots[vertex] = count++;
            }
        }
        this.asked = new ShareSums(components.length);
        this.ofSlots = new ShareSums(count);
        this.ofHubs = new ShareSums(columns.hubCount());
    }

    /**
     * Adds up for the components.
     *
     * @throws blastradius.model.BlastRadiusException.TimeExceeded when the budget is spent
     */
    static ComponentShares of(IdentityGraph graph, int[] components, Budget budget) {
        ComponentShares losses = new ComponentShares(graph, components);
        int organizations = graph.snapshot().valuation().organizationCount();
        if (losses.ofSlots.sums.length > 0) {
            Workers.run(organizations, () -> losses.new Worker()::organization, budget);
        }
        Workers.run(
                components.length, RANGE, () -> new SmallComponentShares(graph, components, losses.asked)::add, budget);
        losses.addLarge();
        return losses;
    }

    /** S: the weighted sum of the shares that the i-th component loses. */
    double sum(int i) {
        return asked.sums[i] / OrganizationAssets.SHARES_IN_ONE;
    }

    /** The largest share that one organization loses. */
    double worst(int i) {
        return asked.worst[i];
    }

    /** The organization of that share; {@link ShareSums#NONE} where nothing is lost. */
    int worstOf(int i) {
        return asked.worstOf[i];
    }

    /** The largest share that another organization loses. */
    double next(int i) {
        return asked.next[i];
    }

    /** How many organizations are held at least at the level. */
    int tenants(int i, int levelCode) {
        return asked.counts[levelCode - 1][i];
    }

    /** How many organizations have a tenant node at CONTROL. */
    int administrations(int i) {
        return asked.counts[MARKS - 1][i];
    }

    /** Units of {@link CustomersLost}. */
    long customers(int i) {
        return asked.customers[i];
    }

    private void addLarge() {
        for (int i = 0; i < components.length; i++) {
            if (!graph.core().isSmall(components[i])) {
                int vertex = graph.core().representative(components[i]);
                asked.add(i, ofSlots, slots[vertex]);
                if (columns.hubOf(vertex) != NONE) {
                    asked.add(i, ofHubs, columns.hubOf(vertex));
                }
            }
        }
    }

    /** Works off organizations; whatever belongs to one is zero again after it. */
    private final class Worker {
        private final RowPropagation propagation = new RowPropagation(columns);
        private final WeightPlanes planes = new WeightPlanes(1, RowPropagation.WORDS);
        private final long[][] markPlanes = new long[MARKS][RowPropagation.WORDS];
        private final AscendingSet touched = new AscendingSet(columns.dag().count());
        private final AscendingSet finished = new AscendingSet(columns.dag().count());
        private final long[] own = new long[columns.dag().count()]; // with what is folded into the component
        private final byte[] ownMarks = new byte[columns.dag().count()];
        private final long[][] reached = {new long[columns.dag().count()]}; // over columns, beside the hub
        private final byte[] reachedMarks = new byte[columns.dag().count()];
        private final int[] placeOf = new int[columns.columnCount()]; // one more than the place in the list below
        private final IntArrayList chosen = new IntArrayList();
        private long[][] weights = {new long[64]}; // by place
        private byte[] weightMarks = new byte[64];

        void organization(int organization) {
            for (int e = assets.first(organization); e < assets.first(organization + 1); e++) {
                int vertex = graph.core().representative(assets.component(e));
                if (vertex != NONE) {
                    gain(vertex, assets.units(e), assets.marks(e));
                }
            }
            for (int c = touched.removeFirst(); c >= 0; c = touched.removeFirst()) {
                int parent = columns.parent(c);
                if (parent != NONE) {
                    gain(parent, own[c], ownMarks[c]);
                } else if (columns.columnOf(c) != NONE) {
                    weigh(columns.columnOf(c), c);
                }
                finished.add(c);
            }
            for (int from = 0; from < chosen.size(); from += RowPropagation.BATCH) {
                batch(from, Math.min(chosen.size(), from + RowPropagation.BATCH));
            }
            finish(organization);
        }

        private void gain(int component, long units, int marks) {
            own[component] += units;
            ownMarks[component] |= (byte) marks;
            touched.add(component);
        }

        private void weigh(int column, int component) {
            if (placeOf[column] == 0) {
                placeOf[column] = chosen.size() + 1;
                chosen.add(column);
                if (chosen.size() > weightMarks.length) {
                    weights[0] = Arrays.copyOf(weights[0], chosen.size() * 2);
                    weightMarks = Arrays.copyOf(weightMarks, chosen.size() * 2);
                }
            }
            weights[0][placeOf[column] - 1] += own[component];
            weightMarks[placeOf[column] - 1] |= ownMarks[component];
        }

        private void batch(int from, int to) {
            planes.clear();
            for (long[] plane : markPlanes) {
                Arrays.fill(plane, 0);
            }
            for (int place = from; place < to; place++) {
                int bit = place - from;
                planes.add(bit, weights, place);
                for (int k = 0; k < MARKS; k++) {
                    markPlanes[k][bit >> 6] |= (weightMarks[place] >>> k & 1L) << bit;
                }
                propagation.mark(bit, chosen.getInt(place));
                placeOf[chosen.getInt(place)] = 0;
                weights[0][place] = 0;
                weightMarks[place] = 0;
            }
            propagation.run(this::reach);
        }

        private void reach(int component, long[] rows, int row) {
            if (slots[component] == NONE && columns.hubNumber(component) == NONE) {
                return;
            }
            planes.addTo(reached, component, rows, row);
            int marks = 0;
            for (int k = 0; k < MARKS; k++) {
                long any = 0;
                for (int w = 0; w < RowPropagation.WORDS; w++) {
                    any |= rows[row + w] & markPlanes[k][w];
                }
                marks |= any == 0 ? 0 : 1 << k;
            }
            reachedMarks[component] |= (byte) marks;
            finished.add(component);
        }

        /* A component's hub has a smaller number, but its losses are needed after its own turn: they are cleared last. */
        private void finish(int organization) {
            chosen.clear();
            IntArrayList done = new IntArrayList();
            synchronized (ComponentShares.this) {
                for (int c = finished.removeFirst(); c >= 0; c = finished.removeFirst()) {
                    add(organization, c);
                    done.add(c);
                }
            }
            for (int i = 0; i < done.size(); i++) {
                int c = done.getInt(i);
                own[c] = 0;
                ownMarks[c] = 0;
                reached[0][c] = 0;
                reachedMarks[c] = 0;
            }
        }

        private void add(int organization, int c) {
            double share = assets.share(organization);
            double weight = assets.weightedShare(organization);
            int number = columns.hubNumber(c);
            if (number != NONE) {
                long units = reached[0][c];
                ofHubs.add(number, organization, Math.round(units * weight), units * share, reachedMarks[c]);
                ofHubs.addCustomers(number, customers.units(organization, reachedMarks[c]));
            }
            if (slots[c] != NONE) {
                int hub = columns.hubOf(c);
                long hubUnits = hub == NONE ? 0 : reached[0][columns.hub(hub)];
                int hubMarks = hub == NONE ? 0 : reachedMarks[columns.hub(hub)];
                long beside = own[c] + reached[0][c];
                int marks = (ownMarks[c] | reachedMarks[c]) & ~hubMarks;
                double all = (beside + hubUnits) * share;
                ofSlots.add(slots[c], organization, Math.round(beside * weight), all, marks);
                ofSlots.addCustomers(slots[c], customers.units(organization, marks));
            }
        }
    }
}
