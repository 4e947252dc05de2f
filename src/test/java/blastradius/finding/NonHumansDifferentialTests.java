package blastradius.finding;

import static org.assertj.core.api.Assertions.assertThat;

import blastradius.analysis.RandomEstates;
import blastradius.finding.share.NonHumans;
import blastradius.model.Entity;
import blastradius.model.Estate;
import blastradius.model.NonHumanShare;
import blastradius.model.ShareAnswer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/** Shares of random estates, beside an evaluation of the definitions over plain lists of entities and relations, which one source states. */
class NonHumansDifferentialTests {

    private static final Instant NOW = RandomEstates.NOON;

    @Test
    void sharesAreWhatTheirDefinitionsSay() {
        Map<NonHumanShare, Set<ShareAnswer>> seen = new EnumMap<>(NonHumanShare.class);
        for (int seed = 0; seed < RandomEstates.tried(1500); seed++) {
            Estate estate = stated(new SplittableRandom(seed));
            StatedWorld world = StatedWorld.of(estate);
            NonHumans found = NonHumans.of(world.facts(NOW));
            NaiveShares naive = new NaiveShares(estate, world.snapshot());
            for (Entity entity : estate.entities()) {
                int vertex = world.snapshot().vertexOf(entity.id()).orElseThrow();
                for (NonHumanShare share : NonHumanShare.values()) {
                    ShareAnswer expected = naive.answer(entity, share);
                    for (ShareAnswer answer : ShareAnswer.values()) {
                        assertThat(found.is(vertex, share, answer))
                                .as("seed " + seed + ": " + entity.id() + " " + share + " " + answer)
                                .isEqualTo(answer == expected);
                    }
                    if (expected != null) {
                        seen.computeIfAbsent(share, first -> EnumSet.noneOf(ShareAnswer.class))
                                .add(expected);
                    }
                }
            }
        }
        assertThat(seen.values())
                .as("each answer occurred")
                .allMatch(answers -> answers.size() == 3)
                .hasSize(5);
    }

    /* Sources often say when things end and were used, and sometimes nothing of the kind. */
    private static Estate stated(RandomGenerator random) {
        Estate bare = RandomEstates.owned(RandomEstates.of(random), random);
        boolean areDated = random.nextInt(3) > 0;
        List<Entity> entities = bare.entities().stream()
                .map(entity -> {
                    Map<String, Object> said = new HashMap<>();
                    if (areDated && random.nextInt(2) == 0) {
                        said.put("expiresAt", day(random, 30));
                    }
                    if (random.nextInt(2) == 0) {
                        said.put("lastUsedAt", day(random, 0));
                    }
                    return new Entity(
                            entity.id(),
                            entity.kind(),
                            entity.name(),
                            entity.tenant(),
                            entity.sourceId(),
                            entity.sourceKind(),
                            entity.traits(),
                            said);
                })
                .toList();
        return new Estate(entities, bare.relations());
    }

    private static String day(RandomGenerator random, int ahead) {
        return NOW.plus(ahead - random.nextInt(90), ChronoUnit.DAYS).toString();
    }
}
