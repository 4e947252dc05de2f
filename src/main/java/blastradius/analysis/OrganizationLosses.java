package blastradius.analysis;

import blastradius.model.AccessLevel;
import blastradius.snapshot.Valuation;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/**
 * For components that are asked about, what the valued organizations lose by all that the component reaches: exact, organization by
 * organization. The columns of one organization are propagated together, so that a component's loss of it is known as a whole and its
 * share, its level and its administration follow at once.
 *
 * <p>Sums are kept as whole multiples of 2<sup>-44</sup>, so that they do not depend on which processor added what; of N organizations
 * they are off by at most N·2<sup>-44</sup>.
 */
final class OrganizationLosses {

    private static final int MARKS = AccessLevel.values().length + 1;
    private static final double SCALE = 1L << 44;
    private static final int NONE = ReachColumns.NONE;

    private final Valuation valuation;
    private final OrganizationAssets assets;
    private final ReachColumns columns;
    private final Components dag;
    private final int[] slots; // by component, NONE where nobody asks
    private final Result asked; // by slot, beside what the hub reaches
    private final Result ofHubs; // by hub number, without the hub itself

    /* Filled by workers one after the other. */
    private static final class Result {
        final long[] sums;
        final double[] worst;
        final int[][] counts; // by mark

        Result(int size) {
            this.sums = new long[size];
            this.worst = new double[size];
            this.counts = new int[MARKS][size];
        }

        void add(int index, long sum, double share, int marks) {
            sums[index] += sum;
            worst[index] = Math.max(worst[index], share);
            for (int k = 0; k < MARKS; k++) {
                counts[k][index] += marks >>> k & 1;
            }
        }
    }

    private OrganizationLosses(Valuation valuation, OrganizationAssets assets, ReachColumns columns, int[] components) {
        this.valuation = valuation;
        this.assets = assets;
        this.columns = columns;
        this.dag = columns.dag();
        this.slots = new int[dag.count()];
        Arrays.fill(slots, NONE);
        int count = 0;
        for (int component : components) {
            slots[component] = slots[component] == NONE ? count++ : slots[component];
        }
        this.asked = new Result(count);
        this.ofHubs = new Result(columns.hubCount());
    }

    /**
     * Adds up for the components.
     *
     * @throws blastradius.model.BlastRadiusException.TimeExceeded when the budget is spent
     */
    static OrganizationLosses of(IdentityGraph graph, int[] components, Budget budget) {
        OrganizationLosses losses =
                new OrganizationLosses(graph.snapshot().valuation(), graph.assets(), graph.columns(), components);
        losses.run(budget);
        losses.addHubs();
        return losses;
    }

    /** S: the weighted sum of the shares that are lost. */
    double sum(int component) {
        return asked.sums[slots[component]] / SCALE;
    }

    /** The largest share that one organization loses. */
    double worst(int component) {
        return asked.worst[slots[component]];
    }

    /** How many organizations are held at least at the level. */
    int tenants(int component, int levelCode) {
        return asked.counts[levelCode - 1][slots[component]];
    }

    /** How many organizations have a tenant node at CONTROL. */
    int administrations(int component) {
        return asked.counts[MARKS - 1][slots[component]];
    }

    private void run(Budget budget) {
        AtomicInteger next = new AtomicInteger();
        int organizations = valuation.organizationCount();
        int workers = Math.max(1, Math.min(organizations, Runtime.getRuntime().availableProcessors()));
        IntStream.range(0, workers).parallel().forEach(number -> {
            Worker worker = new Worker();
            for (int o = next.getAndIncrement(); o < organizations; o = next.getAndIncrement()) {
                budget.check();
                worker.organization(o);
            }
        });
    }

    private void addHubs() {
        for (int c = 0; c < slots.length; c++) {
            int hub = columns.hubOf(c);
            if (slots[c] != NONE && hub != NONE) {
                asked.add(slots[c], ofHubs.sums[hub], ofHubs.worst[hub], 0);
                for (int k = 0; k < MARKS; k++) {
                    asked.counts[k][slots[c]] += ofHubs.counts[k][hub];
                }
            }
        }
    }

    /** Works off organizations; whatever belongs to one is zero again after it. */
    private final class Worker {
        private final RowPropagation propagation = new RowPropagation(columns);
        private final WeightPlanes planes = new WeightPlanes(1, RowPropagation.WORDS);
        private final long[][] markPlanes = new long[MARKS][RowPropagation.WORDS];
        private final AscendingSet touched = new AscendingSet(dag.count());
        private final AscendingSet finished = new AscendingSet(dag.count());
        private final long[] own = new long[dag.count()]; // with what is folded into the component
        private final byte[] ownMarks = new byte[dag.count()];
        private final long[][] reached = {new long[dag.count()]}; // over columns, beside the hub
        private final byte[] reachedMarks = new byte[dag.count()];
        private final int[] placeOf = new int[columns.columnCount()]; // one more than the place in the list below
        private final Ints chosen = new Ints();
        private long[][] weights = {new long[64]}; // by place
        private byte[] weightMarks = new byte[64];

        void organization(int organization) {
            for (int e = assets.first(organization); e < assets.first(organization + 1); e++) {
                gain(assets.component(e), assets.units(e), assets.marks(e));
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
                propagation.mark(bit, chosen.get(place));
                placeOf[chosen.get(place)] = 0;
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
            Ints done = new Ints();
            synchronized (OrganizationLosses.this) {
                for (int c = finished.removeFirst(); c >= 0; c = finished.removeFirst()) {
                    add(organization, c);
                    done.add(c);
                }
            }
            for (int i = 0; i < done.size(); i++) {
                int c = done.get(i);
                own[c] = 0;
                ownMarks[c] = 0;
                reached[0][c] = 0;
                reachedMarks[c] = 0;
            }
        }

        private void add(int organization, int c) {
            double total = valuation.total(organization);
            double share = total == 0 ? 0 : OrganizationAssets.UNIT / total;
            double weight = share * valuation.weight(organization) * SCALE;
            int number = columns.hubNumber(c);
            if (number != NONE) {
                long units = reached[0][c];
                ofHubs.add(number, Math.round(units * weight), units * share, reachedMarks[c]);
            }
            if (slots[c] != NONE) {
                int hub = columns.hubOf(c);
                long hubUnits = hub == NONE ? 0 : reached[0][columns.hub(hub)];
                int hubMarks = hub == NONE ? 0 : reachedMarks[columns.hub(hub)];
                long beside = own[c] + reached[0][c];
                int marks = (ownMarks[c] | reachedMarks[c]) & ~hubMarks;
                asked.add(slots[c], Math.round(beside * weight), (beside + hubUnits) * share, marks);
            }
        }
    }
}
