package blastradius.analysis.relation;

import static org.assertj.core.api.Assertions.assertThat;

import blastradius.analysis.RandomEstates;
import blastradius.analysis.question.ClosedArcs;
import blastradius.model.AccessLevel;
import blastradius.model.BackupForm;
import blastradius.model.Entity;
import blastradius.model.EntityKind;
import blastradius.model.Estate;
import blastradius.model.Relation;
import blastradius.model.RelationKind;
import blastradius.model.Terms;
import blastradius.model.TriggerMode;
import blastradius.snapshot.ArcClass;
import blastradius.snapshot.RelationRows;
import blastradius.snapshot.Rows;
import blastradius.snapshot.Snapshot;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

    /**
     * <pre>
     * user ─TRIGGERS─▶ job, twin ─RUNS_AS─▶ bot ─HOLDS_GRANT─▶ grant ─GRANTS─▶ host
     *   ╰─CAN_CHANGE_AUTHORITY─▶ role ◀─HAS_ROLE─╯
     * backup ─BACKS_UP as an image─▶ server ─STORES─▶ password, and key with a factor
     * </pre>
     */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void whatFollowsFromARelationIsTracedBackToIt(boolean conditional) {
        Terms.Builder effects = Terms.builder().mode(TriggerMode.PARAMETERISED).effects(List.of("grant"));
        Terms.Builder image = Terms.builder().form(BackupForm.IMAGE);
        if (conditional) {
            effects.factor("token");
            image.factor("token");
        }
        Snapshot snapshot = Snapshot.of(
                new Estate(
                        List.of(
                                Entity.of("user", EntityKind.HUMAN),
                                Entity.of("job", EntityKind.WORKLOAD),
                                Entity.of("twin", EntityKind.WORKLOAD),
                                Entity.of("bot", EntityKind.BOT),
                                Entity.of("grant", EntityKind.GRANT),
                                Entity.of("role", EntityKind.ROLE),
                                Entity.of("host", EntityKind.HOST),
                                Entity.of("backup", EntityKind.BACKUP),
                                Entity.of("server", EntityKind.HOST),
                                Entity.of("password", EntityKind.PASSWORD),
                                Entity.of("key", EntityKind.API_KEY),
                                Entity.of("token", EntityKind.MFA_FACTOR)),
                        List.of(
                                Relation.of("user", RelationKind.TRIGGERS, "job", effects.build()),
                                Relation.of("user", RelationKind.TRIGGERS, "twin", effects.build()),
                                Relation.of("job", RelationKind.RUNS_AS, "bot"),
                                Relation.of("twin", RelationKind.RUNS_AS, "bot"),
                                Relation.of("bot", RelationKind.HOLDS_GRANT, "grant"),
                                Relation.of("grant", RelationKind.GRANTS, "host", Terms.level(AccessLevel.READ)),
                                Relation.of("grant", RelationKind.HAS_ROLE, "role"),
                                Relation.of("user", RelationKind.CAN_CHANGE_AUTHORITY, "role"),
                                Relation.of("backup", RelationKind.BACKS_UP, "server", image.build()),
                                Relation.of("server", RelationKind.STORES, "password"),
                                Relation.of(
                                        "server",
                                        RelationKind.STORES,
                                        "key",
                                        Terms.builder().factor("token").build()))),
                1,
                RandomEstates.NOON);
        assertThat(derived(snapshot, "grant")).containsExactly("user TRIGGERS job", "user TRIGGERS twin");
        assertThat(derived(snapshot, "host")).containsExactly("grant HAS_ROLE role");
        assertThat(derived(snapshot, "password")).containsExactly("backup BACKS_UP server");
        assertThat(derived(snapshot, "key")).containsExactly("backup BACKS_UP server");
        assertThat(derived(snapshot, "server")).isEmpty();
    }

    /** The relations that arcs into the entity follow from. */
    private static List<String> derived(Snapshot snapshot, String id) {
        Origins origins = new Origins(snapshot);
        Rows reverse = snapshot.reverse();
        int head = snapshot.vertexOf(id).orElseThrow();
        return IntStream.range(reverse.start(head), reverse.end(head))
                .filter(a -> snapshot.arcClasses().get(reverse.arcClass(a)).role() == ArcClass.Role.DERIVED)
                .mapToObj(a -> origins.of(Rows.otherEnd(reverse.arc(a)), head, reverse.arcClass(a)))
                .flatMap(List::stream)
                .map(each -> snapshot.id(each.from()) + " " + each.relation().kind() + " " + snapshot.id(each.to()))
                .distinct()
                .sorted()
                .toList();
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
