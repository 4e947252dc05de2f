package blastradius.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import blastradius.model.Entity;
import blastradius.model.EntityKind;
import blastradius.model.Estate;
import blastradius.model.Relation;
import blastradius.model.RelationKind;
import blastradius.snapshot.RelationRows;
import blastradius.snapshot.Rows;
import blastradius.snapshot.Snapshot;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class OriginsTests {

    @Test
    void everyArcFollowsFromRelationsOfTheEstate() {
        for (int i = 0; i < RandomEstates.tried(2000); i++) {
            long seed = 40_000L + i;
            Estate estate = RandomEstates.of(new SplittableRandom(seed));
            Snapshot snapshot = Snapshot.of(estate, 1, RandomEstates.NOON);
            Origins origins = new Origins(snapshot);
            Set<EstateRelation> stated = stated(snapshot);
            Rows reverse = snapshot.reverse();
            for (int head = 0; head < snapshot.entityCount(); head++) {
                for (int a = reverse.start(head); a < reverse.end(head); a++) {
                    int tail = Rows.otherEnd(reverse.arc(a));
                    if (Rows.needs(reverse.arc(a)) != Rows.CONTEXT) {
                        assertThat(origins.of(tail, head, reverse.arcClass(a)))
                                .as("seed %d, into %s", seed, snapshot.id(head))
                                .isNotEmpty()
                                .allMatch(stated::contains);
                    }
                }
            }
        }
    }

    private static Set<EstateRelation> stated(Snapshot snapshot) {
        RelationRows rows = new RelationRows(snapshot);
        Set<EstateRelation> stated = new HashSet<>();
        for (int v = 0; v < snapshot.entityCount(); v++) {
            rows.in(v).forEach(at -> stated.add(new EstateRelation(at.from(), at.to(), at.relationClass())));
        }
        return stated;
    }

    /**
     * <pre>
     * tool ══MANAGES══▶ outer ∋ inner ∋ host
     *   ╚════MANAGES════════════▶ inner
     * </pre>
     */
    @Test
    void anArcThatTwoRelationsGiveStaysWithEither() {
        Estate estate = new Estate(
                List.of(
                        Entity.of("tool", EntityKind.TOOL),
                        Entity.of("outer", EntityKind.CUSTOMER),
                        Entity.of("inner", EntityKind.CUSTOMER),
                        Entity.of("host", EntityKind.HOST),
                        Entity.of("alone", EntityKind.HOST)),
                List.of(
                        Relation.of("tool", RelationKind.MANAGES, "outer"),
                        Relation.of("tool", RelationKind.MANAGES, "inner"),
                        Relation.of("outer", RelationKind.CONTAINS, "inner"),
                        Relation.of("outer", RelationKind.CONTAINS, "alone"),
                        Relation.of("inner", RelationKind.CONTAINS, "host")));
        Snapshot snapshot = Snapshot.of(estate, 1, RandomEstates.NOON);
        Origins origins = new Origins(snapshot);
        int arcClass = arcClass(snapshot, 0, 3);
        List<EstateRelation> both = origins.of(0, 3, arcClass);
        assertThat(both).extracting(EstateRelation::to).containsExactlyInAnyOrder(1, 2);
        assertThat(origins.of(0, 4, arcClass)).extracting(EstateRelation::to).containsExactly(1);
        ClosedArcs outer = origins.closing(origins.of(0, 4, arcClass));
        assertThat(outer.closes(0, 3, arcClass)).isFalse();
        assertThat(outer.closes(0, 4, arcClass)).isTrue();
        assertThat(origins.closing(both).closes(0, 3, arcClass)).isTrue();
        assertThat(origins.closing(List.of()).closes(0, 3, arcClass)).isFalse();
    }

    private static int arcClass(Snapshot snapshot, int tail, int head) {
        Rows reverse = snapshot.reverse();
        for (int a = reverse.start(head); a < reverse.end(head); a++) {
            if (Rows.otherEnd(reverse.arc(a)) == tail) {
                return reverse.arcClass(a);
            }
        }
        throw new AssertionError("no arc");
    }
}
