package blastradius.scenario.resolution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import blastradius.analysis.RandomEstates;
import blastradius.ingest.ScenarioFiles;
import blastradius.model.Action;
import blastradius.model.BlastRadiusException.BadRequest;
import blastradius.model.Change;
import blastradius.model.Relation;
import blastradius.model.Scenario;
import blastradius.model.ScenarioDocument;
import blastradius.model.Selection;
import blastradius.model.Terms;
import blastradius.scenario.RandomChanges;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Scenarios as names and values. */
class ScenarioDocumentTests {

    @Test
    void sayEverythingOfEveryChange() {
        for (long seed = 0; seed < 2000; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            Scenario scenario = plain(RandomChanges.of(RandomEstates.of(random), random));
            Scenario again = ScenarioDocument.read(ScenarioDocument.of(scenario), "id");
            assertThat(again.changes()).as("seed %d", seed).isEqualTo(scenario.changes());
            assertThat(ScenarioFiles.read(ScenarioFiles.write(scenario), "id").changes())
                    .as("seed %d", seed)
                    .isEqualTo(scenario.changes());
        }
    }

    @Test
    void sayEveryChangeAsAQuestionDoes() {
        for (long seed = 0; seed < 2000; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            Scenario scenario = plain(RandomChanges.of(RandomEstates.of(random), random));
            List<Map<String, Object>> inputs =
                    scenario.changes().stream().map(ScenarioDocument::input).toList();
            assertThat(ScenarioDocument.read(Map.of("name", "again", "changes", inputs), "id")
                            .changes())
                    .as("seed %d", seed)
                    .isEqualTo(scenario.changes());
        }
    }

    /** New relations of documents have the source kind of their kind, and plain terms. */
    private static Scenario plain(Scenario scenario) {
        List<Change> changes = scenario.changes().stream()
                .map(change -> change.action() instanceof Action.AddRelation added
                        ? new Change(new Action.AddRelation(plain(added.relation())), change.cost(), change.reason())
                        : change)
                .toList();
        return scenario.withChanges(changes);
    }

    private static Relation plain(Relation relation) {
        Terms terms = relation.terms();
        return Relation.of(
                relation.from(),
                relation.kind(),
                relation.to(),
                Terms.builder()
                        .level(terms.level())
                        .from(terms.from())
                        .until(terms.until())
                        .state(terms.state())
                        .approvers(terms.approvers())
                        .zone(terms.zone())
                        .mode(terms.mode())
                        .live(terms.live())
                        .build());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {revoke: []} | selection is empty
            {revoke: {ids: [a], rule: {lavel: WRITE}}} | changes[0].revoke.rule.lavel means nothing here
            {revoke: {rule: {level: WRTE}}} | changes[0].revoke.rule.level is "WRTE"; it must be SEE, READ
            {revoke: {rule: {relations: [HOLDS]}}} | changes[0].revoke.rule.relations is "HOLDS", which is none of
            {revoke: [a], disable: [b]} | names 2 actions
            {invoke: [a]} | changes[0].invoke is no action
            {cost: 3} | names 0 actions
            {expire: {select: [a]}} | changes[0].expire.at is missing
            {expire: {select: [a], at: soon}} | it must be an instant such as
            {revoke: [a], cost: -1} | the cost -1.0 of a change
            {requireApproval: {select: [a]}} | names no approvers
            {addEntity: {id: x, kind: RESOURCE}} | must name a kind of entity
            """)
    void nameThePlaceOfWhatMakesNoSense(String change, String message) {
        assertThatThrownBy(() -> ScenarioFiles.read("{name: x, changes: [" + change + "]}", "id"))
                .isInstanceOf(BadRequest.class)
                .hasMessageContaining(message);
    }

    @Test
    void acceptASingleIdAndAnEmptyRule() {
        Scenario scenario = ScenarioFiles.read("{name: x, changes: [{revoke: a}, {split: {rule: {}}}]}", "id");
        assertThat(scenario.changes().getFirst().action()).isEqualTo(new Action.Revoke(Selection.of("a")));
        assertThat(ScenarioDocument.of(scenario)).containsEntry("name", "x").containsKey("changes");
        assertThat(scenario.changes().getLast())
                .isEqualTo(Change.of(new Action.Split(Selection.of(blastradius.model.Rule.EVERYTHING))));
    }
}
