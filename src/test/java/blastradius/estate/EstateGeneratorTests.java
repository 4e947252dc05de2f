package blastradius.estate;

import static org.assertj.core.api.Assertions.assertThat;

import blastradius.analysis.question.Budget;
import blastradius.analysis.question.Gates;
import blastradius.analysis.question.Source;
import blastradius.analysis.reach.Reach;
import blastradius.estate.EstateGenerator.Family;
import blastradius.model.AccessLevel;
import blastradius.model.Assumptions;
import blastradius.model.EntityKind;
import blastradius.snapshot.Snapshot;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EstateGeneratorTests {

    @ParameterizedTest
    @EnumSource
    void drawsAboutAsManyRelationsAsAskedFor(Family family) {
        assertThat(EstateGenerator.generate(family, 50_000, 1).relationCount()).isBetween(45_000L, 60_000L);
    }

    @ParameterizedTest
    @EnumSource
    void drawsTheSameEstateForTheSameSeed(Family family) {
        Snapshot first = EstateGenerator.generate(family, 20_000, 3);
        Snapshot second = EstateGenerator.generate(family, 20_000, 3);
        int[] sample = EstateGenerator.sample(first, 20, 5);
        assertThat(EstateGenerator.sample(second, 20, 5)).isEqualTo(sample);
        assertThat(Arrays.stream(sample).map(vertex -> size(first, vertex)))
                .containsExactlyElementsOf(Arrays.stream(sample)
                        .map(vertex -> size(second, vertex))
                        .boxed()
                        .toList());
    }

    @Test
    void aChainIsFollowedToItsEnd() {
        Snapshot chain = EstateGenerator.generate(Family.CHAIN, AdversarialFamilies.DEPTH, 1);
        assertThat(reach(chain, 0).hops(AdversarialFamilies.DEPTH, AccessLevel.CONTROL))
                .hasValue(AdversarialFamilies.DEPTH);
    }

    @Test
    void mspEstatesHaveFewClassesOfRelations() {
        Snapshot estate = EstateGenerator.generate(Family.MSP, 200_000, 1);
        assertThat(estate.arcClasses()).hasSizeLessThan(2_000);
        assertThat((double) estate.relationCount() / estate.entityCount()).isBetween(1.8, 2.9);
        assertThat(IntStream.range(0, estate.entityCount()).filter(v -> estate.kind(v) == EntityKind.CUSTOMER))
                .hasSizeGreaterThan(10);
    }

    private static int size(Snapshot snapshot, int vertex) {
        return reach(snapshot, vertex).size();
    }

    private static Reach reach(Snapshot snapshot, int vertex) {
        Gates gates = Gates.of(snapshot, Assumptions.at(EstateGenerator.NOW));
        return Reach.from(gates, List.of(Source.of(snapshot, vertex)), Budget.unlimited());
    }
}
