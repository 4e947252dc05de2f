package blastradius.scenario.resolution;

import static blastradius.model.AccessLevel.CONTROL;
import static blastradius.model.RelationKind.AUTHENTICATES_AS;
import static blastradius.model.RelationKind.GRANTS;
import static blastradius.model.RelationKind.HOLDS_GRANT;
import static java.util.Collections.disjoint;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import blastradius.analysis.RandomEstates;
import blastradius.model.Action;
import blastradius.model.Change;
import blastradius.model.EntityKind;
import blastradius.model.EntityType;
import blastradius.model.Estate;
import blastradius.model.Rule;
import blastradius.model.Scenario;
import blastradius.model.ScenarioDocument;
import blastradius.model.Selection;
import blastradius.scenario.RandomChanges;
import blastradius.scenario.Worlds;
import blastradius.scenario.resolution.Resolution.Applied;
import blastradius.snapshot.RelationAt;
import blastradius.snapshot.Snapshot;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What each change touches, costs and is called. */
class AppliedChangesTests {

    /** Changes stated with the question, alone or after a saved part, are those that are saved, and each says what it did alone. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void statedWithTheQuestionTheyAreAsIfTheyWereSaved(long block) {
        for (int i = 0; i < 1000; i++) {
            long seed = block * 1000 + i;
            SplittableRandom random = new SplittableRandom(seed);
            Estate estate = RandomEstates.of(random);
            Snapshot base = Snapshot.of(estate, 1, RandomEstates.NOON);
            Scenario saved = statable(RandomChanges.of(estate, random));
            int part = random.nextInt(saved.changes().size());
            Scenario before = saved.withChanges(saved.changes().subList(0, part));
            List<Map<String, Object>> rest = saved.changes().subList(part, saved.changes().size()).stream()
                    .map(ScenarioDocument::input)
                    .toList();
            Resolution whole = Resolution.of(base, saved);
            Resolution inline = Resolution.of(base, ScenarioDocument.inline(before, rest));
            assertThat(inline.applied()).as("seed %d", seed).isEqualTo(whole.applied());
            assertThat(inline.added()).as("seed %d", seed).isEqualTo(whole.added());
            assertThat(inline.removed()).as("seed %d", seed).isEqualTo(whole.removed());
            assertThat(inline.newcomers()).as("seed %d", seed).isEqualTo(whole.newcomers());
        }
    }

    /** With the terms alone of new relations that a question can state. */
    private static Scenario statable(Scenario scenario) {
        return scenario.withChanges(scenario.changes().stream()
                .map(change -> ScenarioDocument.change(ScenarioDocument.input(change), "change"))
                .toList());
    }

    @ParameterizedTest
    @ValueSource(longs = {3, 4})
    void whatTheChangesDoOneByOneIsWhatTheyDoTogether(long block) {
        for (int i = 0; i < 1000; i++) {
            long seed = block * 1000 + i;
            SplittableRandom random = new SplittableRandom(seed);
            Estate estate = RandomEstates.of(random);
            Resolution resolution = Resolution.of(
                    Snapshot.of(estate, 1, RandomEstates.NOON), RandomChanges.of(estate, random));
            Set<RelationAt> added = new HashSet<>();
            Set<RelationAt> removed = new HashSet<>();
            double cost = 0;
            for (Applied applied : resolution.applied()) {
                applied.removed().forEach(relation -> put(relation, added, removed));
                applied.added().forEach(relation -> put(relation, removed, added));
                cost += applied.change().cost() * applied.count();
                assertThat(disjoint(applied.left().entities(), applied.changed().entities()))
                        .as("seed %d", seed)
                        .isTrue();
                assertThat(disjoint(applied.left().relations(), applied.changed().relations()))
                        .as("seed %d", seed)
                        .isTrue();
                assertThat(applied.count() > 0 || (applied.removed().isEmpty() && applied.added().isEmpty()))
                        .as("seed %d: nothing happens without a thing that is changed", seed)
                        .isTrue();
                assertThat(ChangeWords.of(resolution, applied)).endsWith(".");
            }
            assertThat(added).as("seed %d", seed).isEqualTo(resolution.added());
            assertThat(removed).as("seed %d", seed).isEqualTo(resolution.removed());
            assertThat(resolution.cost()).as("seed %d", seed).isCloseTo(cost, within(1e-9));
        }
    }

    private static void put(RelationAt relation, Set<RelationAt> from, Set<RelationAt> to) {
        if (!from.remove(relation)) {
            to.add(relation);
        }
    }

    /* lena, ben and kim hold a grant each: on osprey, osprey and heron; shared opens accounts of both, own only one */
    private static Worlds world() {
        return new Worlds()
                .add(EntityKind.CUSTOMER, "Osprey", "Heron")
                .add(EntityKind.HUMAN, "Lena", "Ben", "Kim", "Ada")
                .add(EntityKind.GRANT, "g1", "g2", "g3")
                .add(EntityKind.API_KEY, "shared", "own")
                .in("Osprey", EntityKind.SERVICE_ACCOUNT, "svc-o")
                .in("Heron", EntityKind.SERVICE_ACCOUNT, "svc-h")
                .link("Lena", HOLDS_GRANT, "g1")
                .link("Ben", HOLDS_GRANT, "g2")
                .link("Kim", HOLDS_GRANT, "g3")
                .link("Ada", HOLDS_GRANT, "g1")
                .link("g1", GRANTS, "Osprey", CONTROL)
                .link("g2", GRANTS, "Osprey", CONTROL)
                .link("g3", GRANTS, "Heron", CONTROL)
                .link("shared", AUTHENTICATES_AS, "svc-o")
                .link("shared", AUTHENTICATES_AS, "svc-h")
                .link("own", AUTHENTICATES_AS, "svc-o");
    }

    private static Applied applied(Action action, double cost) {
        return resolution(action, cost).applied().getFirst();
    }

    private static Resolution resolution(Action action, double cost) {
        return Resolution.of(world().snapshot(), Scenario.of("one", new Change(action, cost, null)));
    }

    private static String words(Action action) {
        Resolution resolution = resolution(action, 1);
        return ChangeWords.of(resolution, resolution.applied().getFirst());
    }

    @Test
    void namesWhatIsChangedAndThenHowMany() {
        assertThat(words(new Action.Revoke(Selection.of("Lena"))))
                .isEqualTo("Revoke Lena's grant on Osprey, 1 relation.");
        assertThat(words(new Action.Revoke(Selection.of(Rule.EVERYTHING))))
                .matches("Revoke (\\S+'s grant on \\S+, ){2}\\S+'s grant on \\S+ and 1 more \\(of all access\\), 4 relations\\.");
        assertThat(words(new Action.Disable(Selection.of("Kim", "Lena"))))
                .isEqualTo("Disable Kim, Lena, 2 identities.");
        assertThat(words(new Action.Revoke(Selection.of("gone")))).isEqualTo("Revoke gone, nothing now.");
        assertThat(words(new Action.Remove(Selection.of("own")))).isEqualTo("Remove own, 1 credential.");
    }

    @Test
    void aRuleCostsOnceForEachThingThatItChanges() {
        Applied all = applied(new Action.Revoke(Selection.of(Rule.EVERYTHING)), 2.5);
        assertThat(all.count()).isEqualTo(4);
        assertThat(all.cost()).isEqualTo(10);
        assertThat(all.changed().relations()).isEqualTo(all.removed());
        assertThat(applied(new Action.Revoke(Selection.of("gone")), 9).cost()).isZero();
    }

    @Test
    void aSplitTellsWhatItDidNotSplit() {
        Action.Split split = new Action.Split(Selection.of(Rule.EVERYTHING));
        Resolution resolution = resolution(split, 1);
        Applied applied = resolution.applied().getFirst();
        assertThat(applied.changed().entities())
                .extracting(vertex -> resolution.snapshot().name(vertex))
                .containsExactly("shared");
        assertThat(applied.left().entities())
                .extracting(vertex -> resolution.snapshot().name(vertex))
                .containsExactly("own");
        assertThat(applied.newcomers()).hasSize(2);
        assertThat(applied.newcomers())
                .allSatisfy(vertex -> assertThat(resolution.snapshot().kind(vertex).type())
                        .isEqualTo(EntityType.CREDENTIAL));
        assertThat(words(split))
                .isEqualTo("Split shared (of all credentials) by tenant, 1 credential."
                        + " As before: own, 1 credential: opens things of one tenant alone.");
    }

    @Test
    void narrowingCountsTheAccessAndNotWhatEndsOfIt() {
        Applied applied = applied(new Action.Scope(Selection.of("Kim", "Lena"), "Osprey"), 1);
        assertThat(applied.count()).isEqualTo(1);
        assertThat(applied.left().relations()).hasSize(1);
    }

    @Test
    void accessThatEndsBeforeStaysAsItIs() {
        Instant end = Instant.parse("2030-01-01T00:00:00Z");
        Scenario twice = Scenario.of(
                "twice",
                Change.of(new Action.Expire(Selection.of("Lena"), end)),
                Change.of(new Action.Expire(Selection.of("Lena"), end)));
        Resolution resolution = Resolution.of(world().snapshot(), twice);
        assertThat(resolution.cost()).isEqualTo(1);
        assertThat(ChangeWords.of(resolution, resolution.applied().getLast()))
                .isEqualTo("End Lena at 2030-01-01T00:00:00Z, nothing now."
                        + " As before: Lena's grant on Osprey, 1 relation: ends by then already.");
    }
}
