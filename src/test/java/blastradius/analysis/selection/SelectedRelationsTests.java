package blastradius.analysis.selection;

import static org.assertj.core.api.Assertions.assertThat;

import blastradius.analysis.RandomEstates;
import blastradius.analysis.question.Budget;
import blastradius.analysis.selection.SelectedRelations.SortKey;
import blastradius.estate.EstateGenerator;
import blastradius.estate.EstateGenerator.Family;
import blastradius.model.Estate;
import blastradius.model.RelationClass;
import blastradius.model.RelationFilter;
import blastradius.model.RelationFilterDocument;
import blastradius.model.RelationKind;
import blastradius.model.RelationTrait;
import blastradius.snapshot.RelationAt;
import blastradius.snapshot.Snapshot;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What passes a filter, against the estate's own list of relations. */
class SelectedRelationsTests {

    private static final Instant AT = RandomEstates.NOON;

    @Test
    void everyRelationIsFoundOnceWhateverItsTerms() {
        for (int seed = 0; seed < RandomEstates.tried(300); seed++) {
            Estate estate = RandomEstates.of(new Random(seed));
            Snapshot snapshot = Snapshot.of(estate, 1, AT);

            List<RelationAt> found =
                    selected(snapshot, RelationFilter.EVERYTHING).stream().toList();

            assertThat(found).as("seed " + seed).doesNotHaveDuplicates();
            assertThat(new HashSet<>(found)).as("seed " + seed).isEqualTo(stated(estate, snapshot));
        }
    }

    @Test
    void thoseOfOneEntityAreItsPartOfAll() {
        for (int seed = 0; seed < RandomEstates.tried(100); seed++) {
            Snapshot snapshot = Snapshot.of(RandomEstates.of(new Random(seed)), 1, AT);
            List<RelationAt> all =
                    selected(snapshot, RelationFilter.EVERYTHING).stream().toList();

            for (int entity = 0; entity < snapshot.entityCount(); entity++) {
                int one = entity;
                var question = RelationQuestion.anywhere(snapshot, RelationFilter.EVERYTHING, AT);
                assertThat(SelectedRelations.at(entity, question).stream())
                        .as("seed " + seed + ", entity " + entity)
                        .containsExactlyInAnyOrderElementsOf(all.stream()
                                .filter(relation -> relation.from() == one || relation.to() == one)
                                .toList());
            }
        }
    }

    @Test
    void eachTraitDividesTheRelations() {
        Snapshot snapshot = Snapshot.of(RandomEstates.of(new Random(5)), 1, AT);
        int all = selected(snapshot, RelationFilter.EVERYTHING).size();

        for (RelationTrait trait : RelationTrait.values()) {
            int with = selected(snapshot, filter(Map.of(trait.word(), true))).size();
            int without =
                    selected(snapshot, filter(Map.of(trait.word(), false))).size();
            assertThat(with + without).as(trait.word()).isEqualTo(all);
        }
    }

    @Test
    void endsAndKindsNarrowTogether() {
        Estate estate = RandomEstates.of(new Random(11));
        Snapshot snapshot = Snapshot.of(estate, 1, AT);
        RelationAt one = selected(snapshot, RelationFilter.EVERYTHING).get(0);
        RelationKind kind = one.relationClass().kind();

        Set<RelationAt> found = SelectedRelations.of(
                        new RelationQuestion(
                                snapshot,
                                RelationFilter.EVERYTHING.ofKinds(Set.of(kind)),
                                AT,
                                from -> from == one.from(),
                                to -> true,
                                record -> true,
                                List.of()),
                        Budget.unlimited())
                .stream()
                .collect(Collectors.toSet());

        assertThat(found)
                .contains(one)
                .isEqualTo(stated(estate, snapshot).stream()
                        .filter(relation -> relation.from() == one.from()
                                && relation.relationClass().kind() == kind)
                        .collect(Collectors.toSet()));
    }

    @Test
    void sortsByOneKeyAfterTheOther() {
        Snapshot snapshot = Snapshot.of(RandomEstates.of(new Random(3)), 1, AT);
        SelectedRelations found = selected(snapshot, RelationFilter.EVERYTHING);

        SelectedRelations sorted =
                found.sortedBy(List.of((from, to, arcClass) -> -to, (from, to, arcClass) -> from), found.size());

        List<long[]> keys = IntStream.range(0, sorted.size())
                .mapToObj(index -> new long[] {-sorted.to(index), sorted.from(index)})
                .toList();
        assertThat(keys).isSortedAccordingTo(java.util.Arrays::compare);
        assertThat(sorted.stream())
                .containsExactlyInAnyOrderElementsOf(found.stream().toList());
    }

    @Test
    void whereFewAreReadTheyAreTheFirstOfAll() {
        Random random = new Random(5);
        for (int i = 0; i < 50; i++) {
            SelectedRelations found = selected(Snapshot.of(RandomEstates.of(random), 1, AT), RelationFilter.EVERYTHING);
            List<SortKey> keys = List.of(
                    (from, to, arcClass) -> from % 3,
                    (from, to, arcClass) -> to,
                    (from, to, arcClass) -> from,
                    (from, to, arcClass) -> arcClass);
            SelectedRelations all = found.sortedBy(keys, found.size());
            for (int first = 0; first <= found.size(); first += 1 + random.nextInt(3)) {
                SelectedRelations some = found.sortedBy(keys, first);
                assertThat(some.stream().limit(first))
                        .containsExactlyElementsOf(all.stream().limit(first).toList());
                assertThat(some.stream())
                        .containsExactlyInAnyOrderElementsOf(all.stream().toList());
            }
        }
    }

    @Test
    void aBeginningIsThatOfTheWholeList() {
        Snapshot snapshot = EstateGenerator.generate(Family.MSP, 6_000, 3);
        RelationQuestion question = RelationQuestion.anywhere(snapshot, RelationFilter.EVERYTHING, AT);
        SelectedRelations found = SelectedRelations.of(question, Budget.unlimited());
        List<SortKey> keys = List.of(
                (from, to, arcClass) -> -(to % 11),
                (from, to, arcClass) -> from % 7,
                (from, to, arcClass) -> to,
                (from, to, arcClass) -> from,
                (from, to, arcClass) -> arcClass);
        List<RelationAt> all = found.sortedBy(keys, found.size()).stream().toList();
        for (int first : new int[] {0, 1, 50, 512, 700, 2_999, all.size(), all.size() + 1}) {
            FirstRelations listed = FirstRelations.of(question, keys, first, Budget.unlimited());
            assertThat(listed.count()).isEqualTo(all.size());
            assertThat(listed.first().stream().limit(first))
                    .as("first %d", first)
                    .containsExactlyElementsOf(all.stream().limit(first).toList());
        }
    }

    private static SelectedRelations selected(Snapshot snapshot, RelationFilter filter) {
        return SelectedRelations.of(RelationQuestion.anywhere(snapshot, filter, AT), Budget.unlimited());
    }

    private static RelationFilter filter(Map<String, Object> words) {
        return RelationFilterDocument.read(words);
    }

    private static Set<RelationAt> stated(Estate estate, Snapshot snapshot) {
        return estate.relations().stream()
                .map(relation -> new RelationAt(
                        snapshot.vertexOf(relation.from()).orElseThrow(),
                        snapshot.vertexOf(relation.to()).orElseThrow(),
                        RelationClass.of(relation)))
                .collect(Collectors.toSet());
    }
}
