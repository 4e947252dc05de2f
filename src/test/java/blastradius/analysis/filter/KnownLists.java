package blastradius.analysis.filter;

import static org.assertj.core.api.Assertions.assertThat;

import blastradius.model.BlastRadiusException.UnknownId;
import blastradius.model.Entity;
import blastradius.model.EntityFilter.FindingTest;
import blastradius.model.EntityFilter.MeasureTest;
import blastradius.model.EntityFilter.PropertyTest;
import blastradius.model.EntityFilter.ShareTest;
import blastradius.snapshot.Snapshot;
import java.util.BitSet;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Lists that are called by numbers, and a measure that is as arbitrary. */
record KnownLists(Snapshot snapshot) implements EntityTests.Known {

    @Override
    public int vertex(String id) {
        return snapshot.vertexOf(id).orElseThrow(() -> new UnknownId("entity", id));
    }

    @Override
    public BitSet named(List<String> ids) {
        BitSet named = new BitSet();
        ids.forEach(id -> named.set(vertex(id)));
        return named;
    }

    @Override
    public BitSet called(String words) {
        BitSet called = new BitSet();
        IntStream.range(0, snapshot.entityCount())
                .filter(vertex -> snapshot.id(vertex).contains(words))
                .forEach(called::set);
        return called;
    }

    @Override
    public BitSet stating(PropertyTest property) {
        return new BitSet();
    }

    @Override
    public BitSet on(String list) {
        BitSet on = new BitSet();
        IntStream.range(0, snapshot.entityCount())
                .filter(vertex -> isOn(list, snapshot.id(vertex)))
                .forEach(on::set);
        return on;
    }

    @Override
    public IntPredicate found(FindingTest asked) {
        return vertex -> false;
    }

    @Override
    public IntPredicate sharing(ShareTest asked) {
        return vertex -> false;
    }

    @Override
    public IntPredicate reaching(MeasureTest least, IntPredicate others) {
        assertThat(IntStream.range(0, snapshot.entityCount()).filter(others))
                .as("what is disabled need not be measured")
                .allMatch(vertex -> snapshot.traits(vertex).enabled());
        return vertex -> worth(snapshot.id(vertex)) >= least.atLeast();
    }

    static boolean isOn(String list, String id) {
        return Math.floorMod(id.hashCode(), Integer.parseInt(list)) == 0;
    }

    static boolean isOnWithHome(String list, Entity entity, Function<Entity, @Nullable Entity> home) {
        Entity tenant = home.apply(entity);
        return isOn(list, entity.id()) || (tenant != null && isOn(list, tenant.id()));
    }

    static int worth(String id) {
        return Math.floorMod(id.hashCode(), 9);
    }
}
