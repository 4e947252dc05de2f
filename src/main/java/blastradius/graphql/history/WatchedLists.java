package blastradius.graphql.history;

import blastradius.analysis.question.Budget;
import blastradius.analysis.question.Gates;
import blastradius.graphql.governance.AskedEstate;
import blastradius.graphql.governance.EntityFilters;
import blastradius.history.Recorder;
import blastradius.model.BlastRadiusException;
import blastradius.model.EntityFilterDocument;
import blastradius.model.SavedList;
import blastradius.model.Shelf;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** The saved lists as a history watches them: whoever {@code lists: [id]} means in a filter. */
@Component
final class WatchedLists implements Recorder.Lists {

    private static final Logger LOG = LoggerFactory.getLogger(WatchedLists.class);

    private final Shelf<SavedList> lists;
    private final EntityFilters filters;

    WatchedLists(Shelf<SavedList> lists, EntityFilters filters) {
        this.lists = lists;
        this.filters = filters;
    }

    @Override
    public Map<String, BitSet> on(Gates gates, Budget budget) {
        Map<String, BitSet> on = new LinkedHashMap<>();
        for (SavedList list : lists.list()) {
            try {
                on.put(list.id(), on(list, AskedEstate.of(gates, budget)));
            } catch (BlastRadiusException.UnknownId | BlastRadiusException.BadRequest unreadable) {
                LOG.warn("the list {} is not watched: {}", list.id(), unreadable.getMessage());
            }
        }
        return on;
    }

    private BitSet on(SavedList list, AskedEstate estate) {
        IntPredicate test = filters.asked(EntityFilterDocument.read(Map.of("lists", List.of(list.id()))))
                .on(estate);
        return IntStream.range(0, estate.snapshot().entityCount())
                .filter(test)
                .collect(BitSet::new, BitSet::set, BitSet::or);
    }
}
