package blastradius.analysis.reach;

import blastradius.analysis.question.Budget;
import blastradius.analysis.question.Gates;
import blastradius.analysis.question.Source;
import blastradius.estate.EstateGenerator;
import blastradius.estate.EstateGenerator.Family;
import blastradius.model.Assumptions;
import blastradius.snapshot.Snapshot;
import java.time.Duration;
import java.util.List;
import java.util.Set;
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

/** One reach after the other, of sampled identities: the percentiles are the answer's. Filters are made for each question. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class ReachBenchmark {

    @Param({"100000", "1000000", "8500000"})
    long relations;

    @Param({"MSP", "PLAIN"})
    Family family = Family.MSP;

    private Snapshot snapshot = EstateGenerator.generate(Family.PLAIN, 1_000, 1);
    private Gates gates = Gates.of(snapshot, Assumptions.at(EstateGenerator.NOW));
    private int[] sample = {};
    private int next;

    @Setup
    public void draw() {
        snapshot = EstateGenerator.generate(family, relations, 42);
        gates = Gates.of(snapshot, Assumptions.at(EstateGenerator.NOW));
        sample = EstateGenerator.sample(snapshot, 4096, 7);
    }

    @Benchmark
    public int reach() {
        return reach(gates);
    }

    /** Relations of one source kind left out. */
    @Benchmark
    public int reachFilteredByKind() {
        return reach(Gates.of(snapshot, filtered(Assumptions.at(EstateGenerator.NOW))));
    }

    /** The same an hour earlier. */
    @Benchmark
    public int reachFilteredByKindAndTime() {
        Assumptions earlier = Assumptions.at(EstateGenerator.NOW.minus(Duration.ofHours(1)));
        return reach(Gates.of(snapshot, filtered(earlier)));
    }

    private static Assumptions filtered(Assumptions from) {
        return new Assumptions(
                from.at(),
                from.jit(),
                from.mfaBypass(),
                from.zones(),
                from.tickets(),
                from.assumeSecretsInContent(),
                from.sourceKinds(),
                Set.of("OWNS"),
                from.exceptRelations(),
                from.maxHops());
    }

    private int reach(Gates under) {
        int vertex = sample[next++ % sample.length];
        return Reach.from(under, List.of(Source.of(snapshot, vertex)), Budget.unlimited())
                .stateCount();
    }
}
