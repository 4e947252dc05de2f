package blastradius.graphql.governance;

import blastradius.analysis.filter.EntityTests;
import blastradius.analysis.filter.Lifetimes;
import blastradius.model.AccessLevel;
import blastradius.model.BlastRadiusException.BadRequest;
import blastradius.model.EntityFilter;
import blastradius.model.EntityFilter.MeasureTest;
import blastradius.model.EntityFilter.PropertyTest;
import blastradius.model.EntityType;
import blastradius.model.Measure;
import blastradius.model.NamedLists;
import blastradius.model.SavedList;
import blastradius.snapshot.Snapshot;
import java.time.Clock;
import java.util.BitSet;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.IntPredicate;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tests entities by all that a filter can ask, reading from the store only what it does ask. */
@Component
public final class EntityFilters {

    private static final Lifetimes NOT_ASKED = new Lifetimes(0);

    private final StatedFacts facts;
    private final SavedLists lists;
    private final MeasuredEntities measured;
    private final Clock clock;

    public EntityFilters(StatedFacts facts, SavedLists lists, MeasuredEntities measured, Clock clock) {
        this.facts = facts;
        this.lists = lists;
        this.measured = measured;
        this.clock = clock;
    }

    /**
     * A filter with the lists that it names as they are now; null lets everything pass.
     *
     * @throws blastradius.model.BlastRadiusException.UnknownId if there is no list that it names, or that such a list names
     * @throws BadRequest if a list names itself, by way of others
     */
    public AskedFilter asked(@Nullable EntityFilter filter) {
        NamedLists named = NamedLists.of(filter, lists::find);
        return new AskedFilter(
                filter,
                named,
                estate -> filter == null ? vertex -> true : test(estate, filter, members(estate, named)));
    }

    /** What is on a list itself, as it is now. */
    public BitSet members(SavedList list, AskedEstate estate) {
        return members(estate, list, members(estate, NamedLists.of(list.where(), lists::find)));
    }

    private Map<String, BitSet> members(AskedEstate estate, NamedLists named) {
        Map<String, BitSet> members = new HashMap<>();
        for (SavedList list : named.all()) {
            members.put(list.id(), members(estate, list, members));
        }
        return members;
    }

    private BitSet members(AskedEstate estate, SavedList list, Map<String, BitSet> others) {
        Snapshot snapshot = estate.snapshot();
        BitSet members = new BitSet(snapshot.entityCount());
        Objects.requireNonNullElse(list.entities(), List.<String>of())
                .forEach(id -> snapshot.vertexOf(id).ifPresent(members::set));
        if (list.where() != null) {
            IntStream.range(0, snapshot.entityCount())
                    .filter(test(estate, list.where(), others))
                    .forEach(members::set);
        }
        return members;
    }

    private IntPredicate test(AskedEstate estate, EntityFilter filter, Map<String, BitSet> members) {
        Snapshot snapshot = estate.snapshot();
        Lifetimes lifetimes = filter.asksForLifetimes() ? facts.lifetimes(snapshot) : NOT_ASKED;
        IntPredicate test = new EntityTests(snapshot, lifetimes, clock.instant()).of(filter);
        if (filter.lists() != null) {
            test = test.and(onOneOf(filter.lists(), members, snapshot));
        }
        PropertyTest property = filter.property();
        if (property != null) {
            test = test.and(facts.passing(property, snapshot)::get);
        }
        return filter.measure() == null ? test : test.and(reaching(filter.measure(), filter, test, estate));
    }

    /* A list of tenants stands for what belongs to them too. */
    private static IntPredicate onOneOf(List<String> lists, Map<String, BitSet> members, Snapshot snapshot) {
        BitSet any = new BitSet();
        lists.forEach(id -> any.or(Objects.requireNonNull(members.get(id))));
        return vertex -> any.get(vertex) || (snapshot.tenant(vertex) >= 0 && any.get(snapshot.tenant(vertex)));
    }

    /* Only what passes everything else is measured. */
    private IntPredicate reaching(MeasureTest least, EntityFilter filter, IntPredicate others, AskedEstate estate) {
        if (filter.kinds() != null
                && !filter.kinds().isEmpty()
                && filter.kinds().stream().noneMatch(kind -> kind.type().canBeCompromisedAlone())) {
            throw new BadRequest("measure asks what follows from compromising entities, and nothing follows from kinds "
                    + filter.kinds() + " alone; name kinds that can be ranked, or leave measure out");
        }
        int[] vertices = IntStream.range(0, estate.snapshot().entityCount())
                .filter(others)
                .toArray();
        IntToDoubleFunction values = values(least.by(), least.level(), vertices, estate);
        return vertex -> values.applyAsDouble(vertex) >= least.atLeast();
    }

    /** What vertices come to by a measure; not a number where nothing follows from one. */
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
}
