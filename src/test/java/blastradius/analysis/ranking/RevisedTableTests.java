package blastradius.analysis.ranking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import blastradius.analysis.RandomEstates;
import blastradius.analysis.SameTables;
import blastradius.analysis.impact.RevisionTests;
import blastradius.analysis.question.Budget;
import blastradius.analysis.question.Gates;
import blastradius.analysis.reach.ReachDifferentialTests;
import blastradius.estate.EstateGenerator;
import blastradius.estate.EstateGenerator.Family;
import blastradius.model.AccessLevel;
import blastradius.model.Assumptions;
import blastradius.model.Estate;
import blastradius.model.JitMode;
import blastradius.model.Measure;
import blastradius.model.Relation;
import blastradius.model.RelationKind;
import blastradius.snapshot.RelationAt;
import blastradius.snapshot.RelationRows;
import blastradius.snapshot.Revision;
import blastradius.snapshot.Snapshot;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tables of revisions, made from the table before, against tables made from nothing. */
class RevisedTableTests {

    private static final MeasuredAfter BY_WHAT_DIFFERS = new MeasuredAfter(1L << 40, Budget.unlimited());
    private static final MeasuredAfter ANEW = new MeasuredAfter(-1, Budget.unlimited());

    @ParameterizedTest
    @EnumSource(
            value = Family.class,
            names = {"MSP", "PLAIN", "COMPONENT", "LAYERED", "HUB"})
    void equalTablesMadeFromNothing(Family family) {
        Snapshot base = EstateGenerator.generate(family, Math.max(400, RandomEstates.tried(3_000)), 5);
        List<RelationAt> relations = relations(base);
        SplittableRandom random = new SplittableRandom(31);
        for (JitMode jit : List.of(JitMode.SELF, JitMode.ALL)) {
            Assumptions assumptions = Assumptions.at(EstateGenerator.NOW).withJit(jit);
            IdentityTable table = IdentityTable.of(Gates.of(base, assumptions), Budget.unlimited());
            for (int round = 0; round < RandomEstates.tried(10); round++) {
                Gates revised = Gates.of(revised(base, relations, random), assumptions);
                IdentityTable after = table.after(revised, BY_WHAT_DIFFERS);
                SameTables.check(after, IdentityTable.of(revised, Budget.unlimited()), family + ", round " + round);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void ofRandomEstatesEqualTablesMadeFromNothing(long block) {
        int carried = 0;
        int estates = Math.max(50, RandomEstates.tried(400));
        for (int i = 0; i < estates; i++) {
            long seed = block * 1000 + i;
            SplittableRandom random = new SplittableRandom(seed);
            RevisionTests.Changed changed = new RevisionTests.Changed(random);
            Assumptions assumptions = ReachDifferentialTests.assumptions(random, changed.after());
            Instant later = RandomEstates.NOON.plusSeconds(random.nextInt(3));
            Snapshot revised = changed.revised();
            IdentityTable before = IdentityTable.of(Gates.of(changed.base(), assumptions), Budget.unlimited());
            Gates gates = Gates.of(revised, assumptions.withAt(later));
            IdentityTable expected = IdentityTable.of(gates, Budget.unlimited());
            IdentityTable after = before.after(gates, BY_WHAT_DIFFERS);
            SameTables.check(after, expected, "seed " + seed);
            SameTables.check(before.after(gates, ANEW), expected, "anew, seed " + seed);
            SameTables.check(before.after(gates, Budget.unlimited()), expected, "as takes less, seed " + seed);
            checkDiffering(before, after, "seed " + seed);
            carried += revised.sharesValuesWith(changed.base()) ? 1 : 0;
        }
        assertThat(carried).isGreaterThan(estates / 4);
    }

    /** Relations that come and go with windows of their own: exposure hours are then added up over other periods. */
    @Test
    void windowsThatComeAndGoAreCounted() {
        for (int i = 0; i < Math.max(60, RandomEstates.tried(300)); i++) {
            SplittableRandom random = new SplittableRandom(70_000 + i);
            Estate plain = RandomEstates.owned(RandomEstates.of(random), random);
            List<Relation> relations =
                    new ArrayList<>(plain.relations().stream().distinct().toList());
            for (int n = Math.min(relations.size(), random.nextInt(6)); n > 0; n--) {
                relations.set(n - 1, IdentityTableTests.withWindow(relations.get(n - 1), random));
            }
            Snapshot base = Snapshot.of(new Estate(plain.entities(), relations), 1, RandomEstates.NOON);
            List<Snapshot> revisions = new ArrayList<>();
            relations.stream().limit(3).forEach(relation -> revisions.add(RevisionTests.without(base, relation)));
            for (Relation more : RandomEstates.relationsAmong(plain.entities(), random, 3)) {
                revisions.add(RevisionTests.with(base, IdentityTableTests.withWindow(more, random)));
            }
            Assumptions assumptions = ReachDifferentialTests.assumptions(random, plain);
            IdentityTable before = IdentityTable.of(Gates.of(base, assumptions), Budget.unlimited());
            for (Snapshot revision : revisions) {
                Gates gates = Gates.of(revision, assumptions);
                IdentityTable expected = IdentityTable.of(gates, Budget.unlimited());
                SameTables.check(before.after(gates, BY_WHAT_DIFFERS), expected, "estate " + i);
            }
        }
    }

    /** Whoever is not named is measured as before. */
    private static void checkDiffering(IdentityTable before, IdentityTable after, String what) {
        BitSet differing = after.differing(before, Budget.unlimited());
        for (int i = differing.nextClearBit(0); i < after.size(); i = differing.nextClearBit(i + 1)) {
            for (Measure measure : Measure.values()) {
                if (!measure.dependsOnInstant()) {
                    assertThat(after.value(measure, AccessLevel.READ, i))
                            .as(what + ", " + i + " " + measure)
                            .isCloseTo(before.value(measure, AccessLevel.READ, i), within(1e-7));
                }
            }
        }
    }

    private static List<RelationAt> relations(Snapshot snapshot) {
        RelationRows rows = new RelationRows(snapshot);
        List<RelationAt> all = new ArrayList<>();
        for (int v = 0; v < snapshot.entityCount(); v++) {
            rows.in(v).stream()
                    .filter(each -> each.relationClass().kind() != RelationKind.CONTAINS)
                    .forEach(all::add);
        }
        return all;
    }

    /** Some relations gone, and some of their kind and class between the ends of others. */
    private static Snapshot revised(Snapshot base, List<RelationAt> relations, SplittableRandom random) {
        Revision revision = new Revision(base);
        for (int n = 1 + random.nextInt(3); n > 0; n--) {
            revision.remove(relations.get(random.nextInt(relations.size())));
        }
        for (int n = random.nextInt(3); n > 0; n--) {
            RelationAt one = relations.get(random.nextInt(relations.size()));
            RelationAt other = relations.get(random.nextInt(relations.size()));
            RelationAt mixed = new RelationAt(one.from(), other.to(), one.relationClass());
            if (one.relationClass().kind() == other.relationClass().kind() && !relations.contains(mixed)) {
                revision.add(mixed);
            }
        }
        return revision.build();
    }
}
