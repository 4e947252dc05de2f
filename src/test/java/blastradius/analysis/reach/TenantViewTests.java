package blastradius.analysis.reach;

import static org.assertj.core.api.Assertions.assertThat;

import blastradius.analysis.RandomEstates;
import blastradius.analysis.impact.Impact;
import blastradius.analysis.question.Budget;
import blastradius.analysis.question.Gates;
import blastradius.analysis.question.Source;
import blastradius.model.Assumptions;
import blastradius.model.Entity;
import blastradius.model.EntityKind;
import blastradius.model.EntityType;
import blastradius.model.Estate;
import blastradius.model.Relation;
import blastradius.model.Sight;
import blastradius.snapshot.CurrentSnapshot;
import blastradius.snapshot.PartOnly;
import blastradius.snapshot.RelationAt;
import blastradius.snapshot.RelationRows;
import blastradius.snapshot.Rows;
import blastradius.snapshot.Snapshot;
import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Parts of random estates, beside the estates from which all else was really taken away. */
class TenantViewTests {

    @Test
    void aPartIsTheEstateWithoutAllElse() {
        int shut = 0;
        int equal = 0;
        int leading = 0;
        for (int seed = 0; seed < RandomEstates.tried(1000); seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            Estate estate = ofProviders(RandomEstates.owned(RandomEstates.of(random), random), random);
            Snapshot whole = Snapshot.of(estate, 1, RandomEstates.NOON);
            Set<String> tenants = tenants(estate, random);
            Snapshot part = part(whole, new Sight(tenants, null));
            Assumptions assumed = ReachDifferentialTests.assumptions(random, estate);

            Set<String> shown = ids(part);
            leading += (int) shown.stream()
                    .filter(id -> homes(whole, id).noneMatch(tenants::contains))
                    .count();
            assertThat(shown).as("seed %d: what leads in", seed).isEqualTo(leadingIn(whole, tenants));
            for (String id : shown) {
                claimsNoMore(seed, part, whole, id, assumed);
            }
            if (PartOnly.of(part).orElseThrow().shut() == 0) {
                equal++;
                Snapshot removed = Snapshot.of(without(estate, shown), 1, RandomEstates.NOON);
                for (String id : shown) {
                    answersAlike(seed, part, removed, id, assumed);
                }
            } else {
                shut++;
            }
        }
        assertThat(leading).as("of the provider").isPositive();
        assertThat(shut).as("with something shut").isPositive();
        assertThat(equal).as("compared with what was really removed").isGreaterThan(shut);
    }

    @Test
    void maskedItIsTheSameUnderOtherNames() {
        for (int seed = 0; seed < RandomEstates.tried(300); seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            Estate estate = ofProviders(RandomEstates.owned(RandomEstates.of(random), random), random);
            Snapshot whole = Snapshot.of(estate, 1, RandomEstates.NOON);
            Set<String> tenants = tenants(estate, random);
            Snapshot shown = part(whole, new Sight(tenants, null));
            Snapshot masked = part(whole, new Sight(tenants, "a key"));
            Assumptions assumed = ReachDifferentialTests.assumptions(random, estate);

            assertThat(masked.entityCount()).isEqualTo(shown.entityCount());
            for (int v = 0; v < shown.entityCount(); v++) {
                boolean isOwn = homes(whole, shown.id(v)).anyMatch(tenants::contains);
                boolean isCalledSo = masked.id(v).equals(shown.id(v));
                assertThat(isCalledSo || !isOwn)
                        .as("seed %d: %s", seed, masked.id(v))
                        .isTrue();
                assertThat(masked.name(v)).isEqualTo(masked.id(v));
                assertThat(levels(masked, masked.id(v), assumed, masked))
                        .as("seed %d: %s", seed, shown.id(v))
                        .isEqualTo(levels(shown, shown.id(v), assumed, shown));
            }
        }
    }

    @Test
    void whoSeesNothingSeesNothing() {
        Estate estate = RandomEstates.of(new SplittableRandom(1));
        Snapshot whole = Snapshot.of(estate, 1, RandomEstates.NOON);

        assertThat(part(whole, Sight.NOTHING).entityCount()).isZero();
        assertThat(part(whole, new Sight(Set.of("unknown"), null)).entityCount())
                .isZero();
        assertThat(part(whole, Sight.WHOLE)).isSameAs(whole);
    }

    private static Snapshot part(Snapshot whole, Sight sight) {
        return sight.during(() -> new CurrentSnapshot(whole).get());
    }

    /* Most tenants of random estates are customers. */
    private static Estate ofProviders(Estate estate, SplittableRandom random) {
        List<Entity> entities = estate.entities().stream()
                .map(entity -> entity.kind().type() == EntityType.TENANT && random.nextInt(3) == 0
                        ? Entity.of(entity.id(), EntityKind.PROVIDER).withTraits(entity.traits())
                        : entity)
                .toList();
        return new Estate(entities, estate.relations());
    }

    private static Set<String> tenants(Estate estate, SplittableRandom random) {
        return estate.entities().stream()
                .filter(entity -> entity.kind().type() == EntityType.TENANT && random.nextInt(2) == 0)
                .map(Entity::id)
                .collect(Collectors.toSet());
    }

    private static Stream<String> homes(Snapshot whole, String id) {
        int home = whole.tenant(whole.vertexOf(id).orElseThrow());
        return home < 0 ? Stream.of() : Stream.of(whole.id(home));
    }

    private static Set<String> ids(Snapshot part) {
        return IntStream.range(0, part.entityCount()).mapToObj(part::id).collect(Collectors.toSet());
    }

    /* From each entity forwards, over what may be shown, to something of the tenants. */
    private static Set<String> leadingIn(Snapshot whole, Set<String> tenants) {
        BitSet may = new BitSet();
        BitSet own = new BitSet();
        for (int v = 0; v < whole.entityCount(); v++) {
            int home = whole.tenant(v);
            own.set(v, home >= 0 && tenants.contains(whole.id(home)));
            may.set(v, home >= 0 && (own.get(v) || isProvider(whole.kind(home))));
        }
        BitSet shown = leading(whole, may, own);
        for (boolean more = true; more; ) {
            more = false;
            BitSet now = leading(whole, may, own);
            for (int v = 0; v < whole.entityCount(); v++) {
                boolean isOfNobody =
                        whole.tenant(v) < 0 && (whole.isHelper(v) || whole.kind(v) == EntityKind.PERSON) && !may.get(v);
                if (isOfNobody && leadsOnlyTo(whole, v, now)) {
                    may.set(v);
                    more = true;
                }
            }
            shown = leading(whole, may, own);
        }
        BitSet homes = new BitSet();
        shown.stream().map(whole::tenant).filter(home -> home >= 0).forEach(homes::set);
        shown.or(homes);
        return shown.stream().mapToObj(whole::id).collect(Collectors.toSet());
    }

    private static boolean isProvider(EntityKind kind) {
        return kind == EntityKind.PROVIDER || kind == EntityKind.INTERNAL;
    }

    private static boolean leadsOnlyTo(Snapshot whole, int vertex, BitSet shown) {
        for (RelationAt relation : new RelationRows(whole).in(vertex)) {
            for (int end : new int[] {relation.from(), relation.to()}) {
                if (end != vertex && !shown.get(end)) {
                    return false;
                }
            }
        }
        return leading(whole, plus(shown, vertex), shown).get(vertex);
    }

    private static BitSet plus(BitSet set, int one) {
        BitSet more = (BitSet) set.clone();
        more.set(one);
        return more;
    }

    private static BitSet leading(Snapshot whole, BitSet may, BitSet own) {
        BitSet leading = new BitSet();
        may.stream().filter(v -> leads(whole, v, may, own)).forEach(leading::set);
        leading.or(own);
        return leading;
    }

    private static boolean leads(Snapshot whole, int from, BitSet may, BitSet own) {
        BitSet seen = new BitSet();
        Deque<Integer> next = new ArrayDeque<>(List.of(from));
        while (!next.isEmpty()) {
            int v = next.remove();
            if (own.get(v)) {
                return true;
            }
            for (int a = whole.forward().start(v); a < whole.forward().end(v); a++) {
                int arc = whole.forward().arc(a);
                int head = Rows.otherEnd(arc);
                boolean passes = Rows.needs(arc) != Rows.CONTEXT && (whole.isJunction(head) || may.get(head));
                if (passes && !seen.get(head)) {
                    seen.set(head);
                    next.add(head);
                }
            }
        }
        return false;
    }

    private static Estate without(Estate estate, Set<String> shown) {
        List<Entity> entities = estate.entities().stream()
                .filter(entity -> shown.contains(entity.id()))
                .map(entity ->
                        entity.tenant() == null || shown.contains(entity.tenant()) ? entity : entity.withTenant(null))
                .toList();
        List<Relation> relations = estate.relations().stream()
                .filter(relation -> shown.contains(relation.from()) && shown.contains(relation.to()))
                .toList();
        return new Estate(entities, relations);
    }

    private static void claimsNoMore(int seed, Snapshot part, Snapshot whole, String id, Assumptions assumed) {
        byte[] inPart = levels(part, id, assumed, part);
        byte[] inWhole = levels(whole, id, assumed, part);
        for (int v = 0; v < part.entityCount(); v++) {
            assertThat(inPart[v]).as("seed %d: %s to %s", seed, id, part.id(v)).isLessThanOrEqualTo(inWhole[v]);
        }
    }

    private static void answersAlike(int seed, Snapshot part, Snapshot removed, String id, Assumptions assumed) {
        assertThat(levels(part, id, assumed, part))
                .as("seed %d: %s", seed, id)
                .isEqualTo(levels(removed, id, assumed, part));
        assertThat(score(part, id, assumed)).as("seed %d: %s", seed, id).isEqualTo(score(removed, id, assumed));
    }

    /** By vertex of another snapshot, whose entities the first one has. */
    private static byte[] levels(Snapshot snapshot, String id, Assumptions assumed, Snapshot by) {
        Reach reach = reach(snapshot, id, assumed);
        byte[] levels = new byte[by.entityCount()];
        for (int v = 0; v < levels.length; v++) {
            levels[v] = (byte) reach.levelCode(snapshot.vertexOf(by.id(v)).orElseThrow());
        }
        return levels;
    }

    private static @Nullable Object score(Snapshot snapshot, String id, Assumptions assumed) {
        return Impact.of(reach(snapshot, id, assumed), Budget.unlimited()).score();
    }

    private static Reach reach(Snapshot snapshot, String id, Assumptions assumed) {
        int vertex = snapshot.vertexOf(id).orElseThrow();
        return Reach.from(Gates.of(snapshot, assumed), List.of(Source.of(snapshot, vertex)), Budget.unlimited());
    }
}
