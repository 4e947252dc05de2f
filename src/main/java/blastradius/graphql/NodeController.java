package blastradius.graphql;

import blastradius.snapshot.CurrentSnapshot;
import blastradius.snapshot.Snapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.stereotype.Controller;

/** Looks up whatever has an id: an entity of the estate, else a saved scenario. */
@Controller
final class NodeController {

    private final CurrentSnapshot current;
    private final SavedScenarios scenarios;
    private final Ids ids;

    NodeController(CurrentSnapshot current, SavedScenarios scenarios, Ids ids) {
        this.current = current;
        this.scenarios = scenarios;
        this.ids = ids;
    }

    /** What has an id. */
    interface NodeView {

        String id();
    }

    @QueryMapping
    @Nullable
    NodeView node(@Argument String id) {
        return find(current.get(), id);
    }

    @QueryMapping
    List<@Nullable NodeView> nodes(@Argument("ids") List<String> wanted) {
        ids.check(wanted);
        Snapshot snapshot = current.get();
        List<@Nullable NodeView> views = new ArrayList<>();
        wanted.forEach(id -> views.add(find(snapshot, id)));
        return views;
    }

    private @Nullable NodeView find(Snapshot snapshot, String id) {
        OptionalInt vertex = ids.find(snapshot, id);
        return vertex.isPresent()
                ? new EntityView(snapshot, vertex.getAsInt())
                : ScenarioView.orNull(scenarios.find(id).orElse(null));
    }
}
