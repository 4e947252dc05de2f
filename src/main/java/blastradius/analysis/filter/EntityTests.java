package blastradius.analysis.filter;

import blastradius.analysis.filter.Lifetimes.Fact;
import blastradius.model.BlastRadiusException.BadRequest;
import blastradius.model.EntityFilter;
import blastradius.model.EntityFilter.FindingTest;
import blastradius.model.EntityFilter.MeasureTest;
import blastradius.model.EntityFilter.PropertyTest;
import blastradius.model.EntityFilter.Related;
import blastradius.model.EntityFilter.ShareTest;
import blastradius.model.EntityKind;
import blastradius.model.EntityTraits;
import blastradius.model.EntityType;
import blastradius.model.RelationKind;
import blastradius.snapshot.ArcClass;
import blastradius.snapshot.Rows;
import blastradius.snapshot.Snapshot;
import java.time.Instant;
import java.util.BitSet;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Tests the entities of a snapshot. Each test costs O(1) an entity, save those of owners and of others that are related, which look at all
 * relations once.
 */
public final class EntityTests {

    private static final int MOST_DEEP = 3;

    private final Snapshot snapshot;
    private final Lifetimes lifetimes;
    private final Known known;
    private final Instant at;

    /** What a snapshot does not tell. */
    public interface Known {

        /** The vertex that an id means. */
        int vertex(String id);

        /** The vertices that ids mean, each of them. */
        BitSet named(List<String> ids);

        /** Those in whose names and ids the words are found. */
        BitSet called(String words);

        /** The vertices of which sources say this under a name of their own. */
        BitSet stating(PropertyTest property);

        /** Those that are on a saved list. */
        BitSet on(String list);

        /** Those of which there are such findings. */
        IntPredicate found(FindingTest asked);

        /** Those identities of no person that are part of a share, or are not, or of which nobody says. */
        IntPredicate sharing(ShareTest asked);

        /** Those that come to so much, of such as pass all else that is asked of them. */
        IntPredicate reaching(MeasureTest least, IntPredicate others);
    }

    /**
     * Of a snapshot.
     *
     * @param at when somebody who has left has left, and relations are open
     */
    public EntityTests(Snapshot snapshot, Lifetimes lifetimes, Known known, Instant at) {
        this.snapshot = snapshot;
        this.lifetimes = lifetimes;
        this.known = known;
        this.at = at;
    }

    /**
     * Whether a vertex passes. Fails where the ids do that the filter names.
     *
     * @throws BadRequest if filters stand in each other too deep
     */
    public IntPredicate of(EntityFilter filter) {
        return of(filter, 0);
    }

    private IntPredicate of(EntityFilter filter, int depth) {
        if (depth > MOST_DEEP) {
            throw new BadRequest("filters of others stand in each other " + MOST_DEEP + " deep at most");
        }
        Test test = new Test();
        test.and(filter.ids(), ids -> known.named(ids)::get);
        test.and(filter.search(), words -> words.isBlank() ? vertex -> true : known.called(words)::get);
        test.and(filter.kinds(), kinds -> {
            Set<EntityKind> wanted = included(kinds);
            return vertex -> wanted.contains(snapshot.kind(vertex));
        });
        test.and(filter.sourceKinds(), words -> {
            Set<String> wanted = Set.copyOf(words);
            return vertex -> !Collections.disjoint(wanted, snapshot.sourceKinds(vertex));
        });
        test.and(filter.tenant(), id -> {
            int home = known.vertex(id);
            return vertex -> snapshot.tenant(vertex) == home;
        });
        homes(filter, test);
        traits(filter, test);
        owners(filter, test);
        lives(filter, test);
        test.and(filter.property(), property -> known.stating(property)::get);
        test.and(filter.holds(), related -> related(related, true, depth));
        test.and(filter.heldBy(), related -> related(related, false, depth));
        test.and(filter.lists(), this::onOneOf);
        test.and(filter.findings(), known::found);
        test.and(filter.nonHuman(), known::sharing);
        test.and(filter.measure(), least -> reaching(least, filter, test.all));
        return test.all;
    }

    /* A list of tenants stands for what belongs to them too. */
    private IntPredicate onOneOf(List<String> lists) {
        BitSet any = new BitSet();
        lists.forEach(id -> any.or(known.on(id)));
        return vertex -> any.get(vertex) || (snapshot.tenant(vertex) >= 0 && any.get(snapshot.tenant(vertex)));
    }

    private IntPredicate reaching(MeasureTest least, EntityFilter filter, IntPredicate others) {
        List<EntityKind> kinds = filter.kinds();
        if (kinds != null
                && !kinds.isEmpty()
                && kinds.stream().noneMatch(kind -> kind.type().canBeCompromisedAlone())) {
            throw new BadRequest("measure asks what follows from compromising entities, and nothing follows from kinds "
                    + kinds + " alone; name kinds that can be ranked, or leave measure out");
        }
        return known.reaching(least, others);
    }

    private IntPredicate related(Related asked, boolean isOutward, int depth) {
        IntPredicate others = asked.where() == null ? vertex -> true : of(asked.where(), depth + 1);
        RelatedEntities found = RelatedEntities.of(snapshot, asked, others, isOutward, at);
        return vertex -> asked.includes(found.count(vertex));
    }

    /* Once for all entities: a word may mean every kind of a type. */
    private static Set<EntityKind> included(List<EntityKind> words) {
        Set<EntityKind> included = EnumSet.allOf(EntityKind.class);
        included.removeIf(kind -> words.stream().noneMatch(word -> word.includes(kind)));
        return included;
    }

    private void homes(EntityFilter filter, Test test) {
        test.and(filter.tenantKinds(), kinds -> {
            Set<EntityKind> wanted = included(kinds);
            return vertex -> {
                int home = snapshot.tenant(vertex);
                return home >= 0 && wanted.contains(snapshot.kind(home));
            };
        });
        test.and(filter.organizations(), names -> {
            Set<String> wanted = new HashSet<>(names);
            return vertex -> {
                int home = snapshot.tenant(vertex);
                return home >= 0 && wanted.contains(snapshot.traits(home).organization());
            };
        });
    }

    private void traits(EntityFilter filter, Test test) {
        test.and(filter.enabled(), wanted -> vertex -> of(vertex).enabled() == wanted);
        test.and(filter.breakGlass(), wanted -> vertex -> of(vertex).breakGlass() == wanted);
        test.and(filter.guest(), wanted -> vertex -> of(vertex).guest() == wanted);
        test.and(filter.environments(), words -> vertex -> has(words, of(vertex).environment()));
        test.and(filter.tiers(), numbers -> vertex -> has(numbers, of(vertex).tier()));
        test.and(
                filter.criticalities(), words -> vertex -> has(words, of(vertex).criticality()));
        test.and(
                filter.sensitivities(), words -> vertex -> has(words, of(vertex).sensitivity()));
    }

    private EntityTraits of(int vertex) {
        return snapshot.traits(vertex);
    }

    private static <T> boolean has(Collection<T> wanted, @Nullable T value) {
        return value != null && wanted.contains(value);
    }

    private void owners(EntityFilter filter, Test test) {
        test.and(filter.owned(), wanted -> {
            BitSet owned = owned(owner -> true);
            return vertex -> owned.get(vertex) == wanted;
        });
        test.and(filter.ownerLeft(), wanted -> {
            BitSet left = owned(this::hasLeft);
            return vertex -> left.get(vertex) == wanted;
        });
    }

    private boolean hasLeft(int owner) {
        boolean isSomebody = snapshot.kind(owner).type() == EntityType.PERSON
                || snapshot.kind(owner).type() == EntityType.IDENTITY;
        Instant end = lifetimes.at(Fact.ENDS, owner);
        return isSomebody && (!of(owner).enabled() || (end != null && !end.isAfter(at)));
    }

    /* OWNED_BY gives nothing, so its arc leads straight to the owner. */
    private BitSet owned(IntPredicate owner) {
        List<ArcClass> classes = snapshot.arcClasses();
        BitSet ownership = new BitSet();
        for (int number = 0; number < classes.size(); number++) {
            ArcClass arcClass = classes.get(number);
            ownership.set(
                    number, arcClass.relation() != null && arcClass.relation().kind() == RelationKind.OWNED_BY);
        }
        BitSet owned = new BitSet(snapshot.entityCount());
        Rows rows = snapshot.forward();
        for (int vertex = 0; vertex < snapshot.entityCount() && !ownership.isEmpty(); vertex++) {
            for (int a = rows.start(vertex); a < rows.end(vertex); a++) {
                if (ownership.get(rows.arcClass(a)) && owner.test(Rows.otherEnd(rows.arc(a)))) {
                    owned.set(vertex);
                }
            }
        }
        return owned;
    }

    private void lives(EntityFilter filter, Test test) {
        test.and(filter.createdBefore(), limit -> vertex -> lifetimes.isBefore(Fact.CREATED, vertex, limit));
        test.and(
                filter.createdSince(),
                first -> vertex ->
                        lifetimes.isKnown(Fact.CREATED, vertex) && !lifetimes.isBefore(Fact.CREATED, vertex, first));
        test.and(
                filter.lastUsedBefore(),
                limit -> vertex ->
                        !lifetimes.isKnown(Fact.USED, vertex) || lifetimes.isBefore(Fact.USED, vertex, limit));
        test.and(
                filter.rotatedBefore(),
                limit -> vertex -> lifetimes.isBefore(
                        lifetimes.isKnown(Fact.ROTATED, vertex) ? Fact.ROTATED : Fact.CREATED, vertex, limit));
        test.and(filter.expiresBefore(), limit -> vertex -> lifetimes.isBefore(Fact.ENDS, vertex, limit));
        test.and(filter.expiresAfter(), limit -> vertex -> lifetimes.isAfter(Fact.ENDS, vertex, limit));
        test.and(filter.withoutExpiry(), wanted -> vertex -> lifetimes.isKnown(Fact.ENDS, vertex) != wanted);
        test.and(filter.sinceVersion(), version -> vertex -> lifetimes.statedIn(vertex) >= version);
    }

    /** All that was asked so far. */
    private static final class Test {

        private IntPredicate all = vertex -> true;

        private <T> void and(@Nullable T asked, Function<T, IntPredicate> test) {
            if (asked != null) {
                all = all.and(test.apply(asked));
            }
        }
    }
}
