package blastradius.graphql.scenario;

import blastradius.graphql.entity.EntityView;
import blastradius.graphql.entity.Ids;
import blastradius.graphql.entity.NodeView;
import blastradius.graphql.list.ListView;
import blastradius.model.SavedList;
import blastradius.model.Scenario;
import blastradius.model.Shelf;
import blastradius.snapshot.CurrentSnapshot;
import blastradius.snapshot.Snapshot;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.stereotype.Controller;

/** Looks up whatever has an id: an entity of the estate, else a saved scenario, else a saved list. */
@Controller
public final class NodeController {

    private final CurrentSnapshot current;
    private final Shelf<Scenario> scenarios;
    private final Shelf<SavedList> lists;
    private final Ids ids;

    NodeController(CurrentSnapshot current, Shelf<Scenario> scenarios, Shelf<SavedList> lists, Ids ids) {
        this.current = current;
        this.scenarios = scenarios;
        this.lists = lists;
        this.ids = ids;
    }

    @QueryMapping
    @Nullable
    NodeView node(@Argument String id) {
        return find(List.of(id)).getFirst();
    }

    @QueryMapping
    List<@Nullable NodeView> nodes(@Argument("ids") List<String> wanted) {
        ids.check(wanted);
        return find(wanted);
    }

    /* However many there are, the store is asked once for what the snapshot does not know, and once for scenarios and for lists. */
    private List<@Nullable NodeView> find(List<String> wanted) {
        Snapshot snapshot = current.get();
        List<OptionalInt> vertices = ids.find(snapshot, wanted);
        Map<String, NodeView> saved = saved(IntStream.range(0, wanted.size())
                .filter(index -> vertices.get(index).isEmpty())
                .mapToObj(wanted::get)
                .distinct()
                .toList());
        List<@Nullable NodeView> views = new ArrayList<>();
        for (int i = 0; i < wanted.size(); i++) {
            OptionalInt vertex = vertices.get(i);
            String id = wanted.get(i);
            views.add(vertex.isPresent() ? new EntityView(snapshot, vertex.getAsInt()) : saved.get(id));
        }
        return views;
    }

    private Map<String, NodeView> saved(List<String> wanted) {
        Map<String, NodeView> saved = new HashMap<>();
        lists.find(wanted).forEach(list -> saved.put(list.id(), new ListView(list)));
        scenarios.find(wanted).forEach(scenario -> saved.put(scenario.id(), new ScenarioView(scenario)));
        return saved;
    }
}
