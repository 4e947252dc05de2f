package blastradius.analysis.chokepoint;

import blastradius.analysis.exposure.Exposure;
import blastradius.analysis.question.Budget;
import blastradius.analysis.question.Gates;
import blastradius.analysis.question.Source;
import blastradius.analysis.reach.Reach;
import blastradius.analysis.relation.Closing;
import blastradius.analysis.relation.RelationArcs;
import blastradius.analysis.relation.Removal;
import blastradius.estate.EstateGenerator;
import blastradius.estate.EstateGenerator.Family;
import blastradius.model.Assumptions;
import blastradius.snapshot.Snapshot;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The loss by removing each entity and relation, beside one search of the same reach (the goal is a small multiple of it) and beside removing
 * single entities one after the other. Asked of the sampled identity that reaches most.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
public class ChokePointsBenchmark {

    private static final int REMOVED_ONE_BY_ONE = 100;

    @Param({"PLAIN", "MSP"})
    public Family family = Family.PLAIN;

    @Param({"100000", "1000000", "8500000"})
    public long relations;

    private Gates gates;
    private List<Source> sources;
    private int[] removed;
    private int target;

    @Setup
    public void draw() {
        Snapshot snapshot = EstateGenerator.generate(family, relations, 42);
        gates = Gates.of(snapshot, Assumptions.at(EstateGenerator.NOW));
        int[] sample = EstateGenerator.sample(snapshot, 400, 7);
        Reach widest = reach(sample[0]);
        for (int vertex : sample) {
            Reach reach = reach(vertex);
            widest = reach.stateCount() > widest.stateCount() ? reach : widest;
        }
        sources = widest.sources();
        removed = widest.vertices().limit(REMOVED_ONE_BY_ONE).toArray();
        target = sample[0];
    }

    private Reach reach(int vertex) {
        return Reach.from(gates, List.of(Source.of(gates.snapshot(), vertex)), Budget.unlimited());
    }

    @Benchmark
    public int oneSearch() {
        return Reach.from(gates, sources, Budget.unlimited()).stateCount();
    }

    @Benchmark
    public int everyRemoval() {
        return ChokePoints.of(gates, sources, List.of(), Budget.unlimited())
                .points()
                .size();
    }

    /** A hundred removals, each searched anew. */
    @Benchmark
    public int oneByOne() {
        int left = 0;
        for (int vertex : removed) {
            Closing closing = Closing.of(RelationArcs.of(gates.snapshot()), new Removal.OfEntity(vertex));
            left += Reach.from(gates, sources, closing, Budget.unlimited()).stateCount();
        }
        return left;
    }

    @Benchmark
    public int exposure() {
        return Exposure.of(gates, List.of(target), null, Budget.unlimited()).size();
    }
}
