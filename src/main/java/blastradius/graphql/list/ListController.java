package blastradius.graphql.list;

import blastradius.analysis.question.Gates;
import blastradius.graphql.entity.Cursor;
import blastradius.graphql.entity.Cursor.Pin;
import blastradius.graphql.entity.EntityController.EntityEdge;
import blastradius.graphql.entity.EntityView;
import blastradius.graphql.entity.Ids;
import blastradius.graphql.entity.Orders;
import blastradius.graphql.entity.Page;
import blastradius.graphql.entity.Page.Connection;
import blastradius.graphql.entity.Page.Edge;
import blastradius.graphql.entity.Page.PageInfo;
import blastradius.graphql.entity.Page.Slice;
import blastradius.graphql.governance.AskedEstate;
import blastradius.graphql.governance.EntityFilters;
import blastradius.graphql.guard.Deadline;
import blastradius.graphql.guard.Limits;
import blastradius.graphql.inquiry.UserError;
import blastradius.model.Assumptions;
import blastradius.model.BlastRadiusException;
import blastradius.model.BlastRadiusException.UnknownId;
import blastradius.model.ClearableShelf;
import blastradius.model.SavedList;
import blastradius.model.SavedListDocument;
import blastradius.snapshot.CurrentSnapshot;
import blastradius.snapshot.Snapshot;
import graphql.GraphQLContext;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** Keeps lists, and shows what is on them. */
@Controller
public final class ListController {

    /** The lists that there are do not depend on a snapshot. */
    private static final Pin PIN = new Pin(0, Instant.EPOCH);

    private final ClearableShelf<SavedList> saved;
    private final EntityFilters filters;
    private final CurrentSnapshot current;
    private final Ids ids;
    private final Orders orders;
    private final Limits limits;
    private final Clock clock;

    ListController(
            ClearableShelf<SavedList> saved,
            EntityFilters filters,
            CurrentSnapshot current,
            Ids ids,
            Orders orders,
            Limits limits,
            Clock clock) {
        this.saved = saved;
        this.filters = filters;
        this.current = current;
        this.ids = ids;
        this.orders = orders;
        this.limits = limits;
        this.clock = clock;
    }

    @QueryMapping
    @Nullable
    ListView list(@Argument String id) {
        return saved.find(id).map(ListView::new).orElse(null);
    }

    @QueryMapping
    SavedListConnection lists(
            @Argument @Nullable String search, @Argument @Nullable Integer first, @Argument @Nullable String after) {
        String words = search == null ? "" : search.toLowerCase(Locale.ROOT);
        List<SavedList> found = saved.list().stream()
                .filter(list -> (list.name() + " " + list.description())
                        .toLowerCase(Locale.ROOT)
                        .contains(words))
                .sorted(Comparator.comparing(SavedList::name).thenComparing(SavedList::id))
                .toList();
        Page page = Page.of(first, after, limits, PIN, ("lists;" + words).hashCode());
        return new SavedListConnection(
                page.of(found.size(), (index, cursor) -> new SavedListEdge(new ListView(found.get(index)), cursor)));
    }

    @SchemaMapping(typeName = "SavedList")
    Connection<EntityEdge> entities(
            ListView list,
            @Argument @Nullable Integer first,
            @Argument @Nullable String after,
            GraphQLContext context) {
        Cursor cursor = Cursor.parse(after);
        Snapshot snapshot =
                cursor == null ? current.get() : current.at(cursor.pin().version());
        Instant at = cursor == null
                ? clock.instant().truncatedTo(ChronoUnit.MINUTES)
                : cursor.pin().at();
        int question =
                ("on;" + list.of().content() + filters.asked(list.of().where()).text()).hashCode();
        Page page = Page.of(first, after, limits, new Pin(snapshot.version(), at), question);
        AskedEstate asked = new AskedEstate(
                snapshot,
                null,
                () -> Gates.of(snapshot, Assumptions.at(at)),
                Deadline.of(context).budget());
        BitSet on = filters.members(list.of(), asked);
        int[] listed = orders.byName(snapshot, asked.budget()).sorted(on.stream());
        return Connection.of(page.of(
                listed.length, (index, place) -> new EntityEdge(new EntityView(snapshot, listed[index]), place)));
    }

    @SchemaMapping(typeName = "SavedList")
    List<String> missing(ListView list) {
        return missing(list.of(), current.get());
    }

    private static List<String> missing(SavedList list, Snapshot snapshot) {
        return Objects.requireNonNullElse(list.entities(), List.<String>of()).stream()
                .filter(id -> snapshot.vertexOf(id).isEmpty())
                .toList();
    }

    @MutationMapping
    SavedListPayload listCreate(@Argument Map<String, Object> input) {
        return saved(() -> saved.create(
                checked(SavedListDocument.stated(input, UUID.randomUUID().toString()), List.of())));
    }

    @MutationMapping
    SavedListPayload listUpdate(@Argument String id, @Argument int version, @Argument Map<String, Object> input) {
        return saved(() -> {
            SavedList before = saved.find(id).orElseThrow(() -> new UnknownId("list", id));
            SavedList stated = SavedListDocument.stated(input, id);
            return saved.update(checked(stated, missing(before, current.get())).saved(version, stated.updatedAt()));
        });
    }

    /* Its entities by the estate's own ids. What an earlier version of it names may be gone meanwhile; nothing else. */
    private SavedList checked(SavedList stated, List<String> gone) {
        Snapshot snapshot = current.get();
        if (stated.where() != null && stated.where().tenant() != null) {
            ids.vertex(snapshot, stated.where().tenant());
        }
        if (stated.entities() == null) {
            return stated;
        }
        List<String> known =
                stated.entities().stream().filter(id -> !gone.contains(id)).toList();
        List<String> named = new ArrayList<>(
                ids.vertices(snapshot, known).stream().map(snapshot::id).toList());
        stated.entities().stream().filter(gone::contains).forEach(named::add);
        return stated.naming(named);
    }

    private static SavedListPayload saved(Supplier<SavedList> work) {
        try {
            return new SavedListPayload(new ListView(work.get()), List.of());
        } catch (BlastRadiusException refusal) {
            return new SavedListPayload(null, List.of(UserError.of(refusal)));
        }
    }

    @MutationMapping
    SavedListDeletePayload listDelete(@Argument String id) {
        try {
            if (!saved.delete(id)) {
                throw new UnknownId("list", id);
            }
            return new SavedListDeletePayload(id, List.of());
        } catch (BlastRadiusException refusal) {
            return new SavedListDeletePayload(null, List.of(UserError.of(refusal)));
        }
    }

    /** A page of lists. */
    record SavedListConnection(Slice<SavedListEdge> page) {

        public List<SavedListEdge> edges() {
            return page.edges();
        }

        public List<ListView> nodes() {
            return edges().stream().map(SavedListEdge::node).toList();
        }

        public PageInfo pageInfo() {
            return page.pageInfo();
        }

        public int totalCount() {
            return page.totalCount();
        }
    }

    /** A list among others. */
    record SavedListEdge(ListView node, String cursor) implements Edge {}

    /** What was saved, or why it was not. */
    record SavedListPayload(@Nullable ListView list, List<UserError> userErrors) {}

    /** What was deleted, or why nothing was. */
    record SavedListDeletePayload(@Nullable String deletedId, List<UserError> userErrors) {}
}
