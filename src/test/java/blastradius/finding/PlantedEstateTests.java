package blastradius.finding;

import static org.assertj.core.api.Assertions.assertThat;

import blastradius.analysis.RandomEstates;
import blastradius.finding.fact.Facts;
import blastradius.finding.outcome.Outcome;
import blastradius.finding.outcome.Rule;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** All rules at once over an estate in which everything is planted: each finds what is its own, and no more. */
class PlantedEstateTests {

    private static final Instant AT = Instant.parse("2026-10-01T09:00:00Z");

    @TempDir
    private Path folder;

    @Test
    void eachRuleFindsWhatIsPlantedAndNothingElse() throws IOException {
        PlantedEstate planted = PlantedEstate.of(RandomEstates.tried(30_000), RandomEstates.tried(10_000), folder);
        Facts facts = planted.world().facts(AT);
        for (Rule rule : Rules.ALL) {
            String id = rule.text().id();
            Outcome outcome = rule.judge(facts);
            assertThat(planted.told(id, outcome.findings()))
                    .as(id)
                    .isEqualTo(planted.key().getOrDefault(id, new TreeSet<>()));
        }
    }

    /** Prints, for an estate of so many relations of which so many are drawn, how long each rule takes, its precision and its recall. */
    public static void main(String[] arguments) throws IOException {
        Path folder = Files.createTempDirectory("planted");
        PlantedEstate planted = PlantedEstate.of(Long.parseLong(arguments[0]), Long.parseLong(arguments[1]), folder);
        System.out.printf(
                "%d entities, %d relations%n",
                planted.world().snapshot().entityCount(),
                planted.world().snapshot().relationCount());
        ThreadMXBean processor = ManagementFactory.getThreadMXBean();
        for (int round = 0; round < 2; round++) {
            long startBusy = processor.getCurrentThreadCpuTime();
            long start = System.nanoTime();
            Facts facts = planted.world().facts(AT);
            System.out.printf("facts %.2f s%n", seconds(start));
            long all = System.nanoTime();
            for (Rule rule : Rules.ALL) {
                String id = rule.text().id();
                long begin = System.nanoTime();
                long beginBusy = processor.getCurrentThreadCpuTime();
                Outcome outcome = rule.judge(facts);
                double took = seconds(begin);
                double busy = (processor.getCurrentThreadCpuTime() - beginBusy) / 1e9;
                TreeSet<String> found = planted.told(id, outcome.findings());
                TreeSet<String> right = new TreeSet<>(found);
                Set<String> key = planted.key().getOrDefault(id, new TreeSet<>());
                right.retainAll(key);
                System.out.printf(
                        "%s %.3f s, busy %.3f s: %d findings; planted %d, precision %.4f, recall %.4f%n",
                        id,
                        took,
                        busy,
                        outcome.findings().size(),
                        key.size(),
                        found.isEmpty() ? 1 : (double) right.size() / found.size(),
                        key.isEmpty() ? 1 : (double) right.size() / key.size());
            }
            System.out.printf(
                    "rules %.2f s; busy with facts and rules %.2f s%n",
                    seconds(all), (processor.getCurrentThreadCpuTime() - startBusy) / 1e9);
        }
    }

    private static double seconds(long since) {
        return (System.nanoTime() - since) / 1e9;
    }
}
