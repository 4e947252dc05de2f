package blastradius.snapshot;

import blastradius.estate.EstateGenerator;
import blastradius.estate.EstateGenerator.Family;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** A snapshot out of its file and into it; relations a second are the parameter over the time. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3)
@Measurement(iterations = 7)
@Fork(value = 1, jvmArgsAppend = "-Xmx8g")
public class SnapshotFileBenchmark {

    @Param({"8500000"})
    long relations;

    @Param({"PLAIN", "MSP"})
    Family family = Family.MSP;

    private Path folder = Path.of("");
    private SnapshotFile file = new SnapshotFile(folder);
    private Snapshot snapshot = EstateGenerator.generate(Family.PLAIN, 1_000, 1);

    @Setup
    public void write() throws IOException {
        folder = Files.createTempDirectory("blastradius-snapshot");
        file = new SnapshotFile(folder.resolve("snapshot"));
        snapshot = EstateGenerator.generate(family, relations, 42);
        file.write(snapshot, "benchmark");
        System.out.printf("%d bytes in the file%n", Files.size(folder.resolve("snapshot")));
    }

    @TearDown
    public void remove() throws IOException {
        Files.deleteIfExists(folder.resolve("snapshot"));
        Files.delete(folder);
    }

    @Benchmark
    public long reading() {
        return file.read(1, "benchmark", warning -> {
                    throw new IllegalStateException(warning);
                })
                .orElseThrow()
                .relationCount();
    }

    @Benchmark
    public void writing() {
        file.write(snapshot, "benchmark");
    }
}
