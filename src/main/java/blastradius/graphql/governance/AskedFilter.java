package blastradius.graphql.governance;

import blastradius.model.EntityFilter;
import blastradius.model.NamedLists;
import blastradius.model.SavedList;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.IntPredicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A filter as a question asks it, with the lists that it names as they are when it is asked. */
public final class AskedFilter {

    private final @Nullable EntityFilter filter;
    private final NamedLists lists;
    private final Function<AskedEstate, IntPredicate> tests;

    AskedFilter(@Nullable EntityFilter filter, NamedLists lists, Function<AskedEstate, IntPredicate> tests) {
        this.filter = filter;
        this.lists = lists;
        this.tests = tests;
    }

    /** A text of all that decides what passes, but for the estate and what is assumed. */
    public String text() {
        return filter + lists.text();
    }

    /** Whether it asks for what entities come to, which depends on the instant. */
    public boolean isMeasured() {
        return all(filter, lists)
                .anyMatch(each -> each.measure() != null || each.findings() != null || each.nonHuman() != null);
    }

    /** A filter and those of lists, with all that stand in them. */
    static Stream<EntityFilter> all(@Nullable EntityFilter filter, NamedLists lists) {
        return Stream.concat(Stream.ofNullable(filter), lists.all().stream().map(SavedList::where))
                .filter(Objects::nonNull)
                .flatMap(EntityFilter::withNested);
    }

    /**
     * Whether a vertex passes; where there is no filter, each does.
     *
     * @throws blastradius.model.BlastRadiusException.UnknownId if the snapshot has not the tenant that a filter names
     * @throws blastradius.model.BlastRadiusException.BadRequest if a filter measures only kinds that cannot be measured
     * @throws blastradius.model.BlastRadiusException.TimeExceeded when the time does not suffice to measure
     */
    public IntPredicate on(AskedEstate asked) {
        return tests.apply(asked);
    }
}
