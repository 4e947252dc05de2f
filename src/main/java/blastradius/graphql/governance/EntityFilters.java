package blastradius.graphql.governance;

import blastradius.analysis.filter.EntityTests;
import blastradius.analysis.filter.Lifetimes;
import blastradius.model.AccessLevel;
import blastradius.model.EntityFilter;
import blastradius.model.EntityFilter.FindingTest;
import blastradius.model.EntityFilter.MeasureTest;
import blastradius.model.EntityFilter.PropertyTest;
import blastradius.model.EntityFilter.ShareTest;
import blastradius.model.EntityType;
import blastradius.model.Measure;
import blastradius.model.NamedLists;
import blastradius.model.SavedList;
import blastradius.model.Shelf;
import blastradius.snapshot.Snapshot;
import java.time.Clock;
import java.util.Arrays;
import java.util.BitSet;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.IntPredicate;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Tests entities by all that a filter can ask, reading from the store only what it does ask. */
public final class EntityFilters {

    private static final Lifetimes NOT_ASKED = new Lifetimes(0);

    private final StatedFacts facts;
    private final Shelf<SavedList> lists;
    private final MeasuredEntities measured;
    private final FoundEntities found;
    private final BiFunction<Snapshot, List<String>, List<Integer>> ids;
    private final Clock clock;

    /** {@code ids}: the vertices that ids mean, as callers know ids. */
    public EntityFilters(
            StatedFacts facts,
            Shelf<SavedList> lists,
            MeasuredEntities measured,
            FoundEntities found,
            BiFunction<Snapshot, List<String>, List<Integer>> ids,
            Clock clock) {
        this.facts = facts;
        this.lists = lists;
        this.measured = measured;
        this.found = found;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * A filter with the lists that it names as they are now; null lets everything pass.
     *
     * @throws blastradius.model.BlastRadiusException.UnknownId if there is no list that it names, or that such a list names
     * @throws blastradius.model.BlastRadiusException.BadRequest if a list names itself, by way of others, or something asks for a rule that there is not
     */
    public AskedFilter asked(@Nullable EntityFilter filter) {
        NamedLists named = NamedLists.of(filter, lists::find);
        AskedFilter.all(filter, named)
                .map(EntityFilter::findings)
                .filter(Objects::nonNull)
                .forEach(found::check);
        return new AskedFilter(
                filter, named, estate -> filter == null ? vertex -> true : new Testing(estate, named).test(filter));
    }

    /** What is on a list itself, as it is now. */
    public BitSet members(SavedList list, AskedEstate estate) {
        return new Testing(estate, NamedLists.of(list.where(), lists::find)).members(list);
    }

    /** Vertices in an order. */
    public int[] sorted(EntityOrder order, int[] vertices, AskedEstate estate) {
        EntityOrder.Field field = order.by();
        Measure measure = order.measure();
        return field == null
                ? order.sorted(
                        vertices,
                        values(Objects.requireNonNull(measure), order.level(), vertices, estate),
                        estate.budget())
                : order.sorted(vertices, field, estate.snapshot(), facts);
    }

    /* What vertices come to by a measure; not a number where nothing follows from one. */
    private IntToDoubleFunction values(Measure measure, AccessLevel level, int[] vertices, AskedEstate estate) {
        EnumSet<EntityType> types = EnumSet.noneOf(EntityType.class);
        for (int vertex : vertices) {
            types.add(estate.snapshot().kind(vertex).type());
        }
        types.removeIf(type -> !type.canBeCompromisedAlone());
        return types.isEmpty()
                ? vertex -> Double.NaN
                : measured.by(measure, level, types, estate.gates().get(), estate.budget());
    }

    /** The filters of one question; what is on lists is found once for all. */
    private final class Testing implements EntityTests.Known {

        private final AskedEstate estate;
        private final Map<String, BitSet> onLists = new HashMap<>();

        Testing(AskedEstate estate, NamedLists named) {
            this.estate = estate;
            for (SavedList list : named.all()) {
                onLists.put(list.id(), members(list));
            }
        }

        IntPredicate test(EntityFilter filter) {
            Lifetimes lifetimes = filter.asksForLifetimes() ? facts.lifetimes(estate.snapshot()) : NOT_ASKED;
            return new EntityTests(
                            estate.snapshot(),
                            lifetimes,
                            this,
                            Objects.requireNonNullElseGet(estate.at(), clock::instant))
                    .of(filter);
        }

        BitSet members(SavedList list) {
            Snapshot snapshot = estate.snapshot();
            BitSet members = new BitSet(snapshot.entityCount());
            Objects.requireNonNullElse(list.entities(), List.<String>of())
                    .forEach(id -> snapshot.vertexOf(id).ifPresent(members::set));
            if (list.where() != null) {
                IntStream.range(0, snapshot.entityCount())
                        .filter(test(list.where()))
                        .forEach(members::set);
            }
            return members;
        }

        @Override
        public int vertex(String id) {
            return ids.apply(estate.snapshot(), List.of(id)).getFirst();
        }

        @Override
        public BitSet named(List<String> wanted) {
            BitSet named = new BitSet(estate.snapshot().entityCount());
            ids.apply(estate.snapshot(), wanted).forEach(named::set);
            return named;
        }

        @Override
        public BitSet called(String words) {
            BitSet called = new BitSet(estate.snapshot().entityCount());
            Arrays.stream(facts.search(estate.snapshot(), words)).forEach(called::set);
            return called;
        }

        @Override
        public BitSet stating(PropertyTest property) {
            return facts.passing(property, estate.snapshot());
        }

        @Override
        public BitSet on(String list) {
            return Objects.requireNonNull(onLists.get(list), list);
        }

        @Override
        public IntPredicate found(FindingTest asked) {
            return found.found(asked, estate.gates().get(), estate.budget());
        }

        @Override
        public IntPredicate sharing(ShareTest asked) {
            return found.sharing(asked, estate.gates().get(), estate.budget());
        }

        @Override
        public IntPredicate reaching(MeasureTest least, IntPredicate others) {
            int[] vertices = IntStream.range(0, estate.snapshot().entityCount())
                    .filter(others)
                    .toArray();
            IntToDoubleFunction values = values(least.by(), least.level(), vertices, estate);
            return vertex -> values.applyAsDouble(vertex) >= least.atLeast();
        }
    }
}
