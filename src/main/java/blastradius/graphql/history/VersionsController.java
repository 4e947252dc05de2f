package blastradius.graphql.history;

import blastradius.graphql.entity.Cursor;
import blastradius.graphql.entity.EntityView;
import blastradius.graphql.entity.Page;
import blastradius.graphql.entity.Page.Edge;
import blastradius.graphql.entity.Page.PageInfo;
import blastradius.graphql.entity.Page.Slice;
import blastradius.graphql.guard.Limits;
import blastradius.graphql.inquiry.RelationView;
import blastradius.model.BlastRadiusException.BadRequest;
import blastradius.model.EntityKind;
import blastradius.model.Moment;
import blastradius.model.RelationKind;
import blastradius.snapshot.CurrentSnapshot;
import blastradius.snapshot.Snapshot;
import blastradius.store.history.DatedVersion;
import blastradius.store.history.DatedVersion.Change;
import blastradius.store.history.StatedSince.Stated;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** Lists the versions that there were, and what came after one of them. */
@Controller
public final class VersionsController {

    private final HistoryRecord known;
    private final CurrentSnapshot current;
    private final Limits limits;

    VersionsController(HistoryRecord known, CurrentSnapshot current, Limits limits) {
        this.known = known;
        this.current = current;
        this.limits = limits;
    }

    /* A list holds what there was when its first page was asked for. */
    @SchemaMapping(typeName = "Estate")
    VersionConnection versions(
            @Argument @Nullable Instant from,
            @Argument @Nullable Instant to,
            @Argument @Nullable Integer first,
            @Argument @Nullable String after) {
        if (from != null && to != null) {
            Moment.checkPeriod(from, to);
        }
        Cursor cursor = Cursor.parse(after);
        long last = cursor == null ? known.newest() : cursor.pin().version();
        Page page =
                Page.of(first, after, limits, new Cursor.Pin(last, Instant.EPOCH), Objects.hash("versions", from, to));
        List<DatedVersion> versions = known.versions(from, to, last, page.offset(), page.size());
        return new VersionConnection(page.of(
                known.count(from, to, last),
                (index, at) -> new VersionEdge(new VersionView(versions.get(index - page.offset())), at)));
    }

    @SchemaMapping(typeName = "Estate")
    @Nullable
    ChangesView changesSince(@Argument @Nullable Instant at, @Argument @Nullable Integer version) {
        if ((at == null) == (version == null)) {
            throw new BadRequest("changesSince asks for at or for version; state exactly one of them");
        }
        Optional<DatedVersion> since = at == null ? known.version(Objects.requireNonNull(version)) : known.at(at);
        return since.map(found -> new ChangesView(found, current.get())).orElse(null);
    }

    @SchemaMapping(typeName = "EstateChanges")
    List<Change> changes(ChangesView changes) {
        return VersionView.together(
                known.between(changes.of().version(), changes.now().version()));
    }

    @SchemaMapping(typeName = "EstateChanges")
    RelationConnection relations(
            ChangesView changes,
            @Argument @Nullable List<RelationKind> kinds,
            @Argument @Nullable Integer first,
            @Argument @Nullable String after) {
        Snapshot now = changes.now();
        List<Stated> stated = known.relationsSince(changes.of().version(), now.version()).stream()
                .filter(relation ->
                        kinds == null || kinds.contains(relation.relation().kind()))
                .filter(relation -> now.vertexOf(relation.from()).isPresent()
                        && now.vertexOf(relation.to()).isPresent())
                .toList();
        return new RelationConnection(page(changes, first, after, Objects.hash("relations", kinds))
                .of(stated.size(), (index, at) -> relation(now, stated.get(index), at)));
    }

    private static RelationEdge relation(Snapshot now, Stated stated, String cursor) {
        return new RelationEdge(
                new RelationView(
                        new EntityView(now, now.vertexOf(stated.from()).orElseThrow()),
                        new EntityView(now, now.vertexOf(stated.to()).orElseThrow()),
                        stated.relation()),
                stated.since(),
                cursor);
    }

    @SchemaMapping(typeName = "EstateChanges")
    EntityConnection entities(
            ChangesView changes,
            @Argument @Nullable List<EntityKind> kinds,
            @Argument @Nullable Integer first,
            @Argument @Nullable String after) {
        Snapshot now = changes.now();
        List<Map.Entry<Integer, Long>> stated =
                known.entitiesSince(changes.of().version(), now.version()).entrySet().stream()
                        .filter(entity -> now.vertexOf(entity.getKey()).isPresent())
                        .map(entity -> Map.entry(now.vertexOf(entity.getKey()).getAsInt(), entity.getValue()))
                        .filter(entity -> !now.isHelper(entity.getKey()) && isOf(kinds, now.kind(entity.getKey())))
                        .toList();
        return new EntityConnection(page(changes, first, after, Objects.hash("entities", kinds))
                .of(
                        stated.size(),
                        (index, at) -> new EntityEdge(
                                new EntityView(now, stated.get(index).getKey()),
                                stated.get(index).getValue(),
                                at)));
    }

    private static boolean isOf(@Nullable List<EntityKind> kinds, EntityKind kind) {
        return kinds == null || kinds.stream().anyMatch(word -> word.includes(kind));
    }

    private Page page(ChangesView changes, @Nullable Integer first, @Nullable String after, int question) {
        return Page.of(
                first,
                after,
                limits,
                new Cursor.Pin(changes.now().version(), Instant.EPOCH),
                question + Long.hashCode(changes.of().version()));
    }

    /** A page of versions. */
    record VersionConnection(Slice<VersionEdge> page) {

        public List<VersionEdge> edges() {
            return page.edges();
        }

        public List<VersionView> nodes() {
            return edges().stream().map(VersionEdge::node).toList();
        }

        public PageInfo pageInfo() {
            return page.pageInfo();
        }

        public int totalCount() {
            return page.totalCount();
        }
    }

    /** A version in a list. */
    record VersionEdge(VersionView node, String cursor) implements Edge {}

    /** What came after a version. */
    record ChangesView(DatedVersion of, Snapshot now) {

        public VersionView since() {
            return new VersionView(of);
        }
    }

    /** A page of relations. */
    record RelationConnection(Slice<RelationEdge> page) {

        public List<RelationEdge> edges() {
            return page.edges();
        }

        public List<RelationView> nodes() {
            return edges().stream().map(RelationEdge::node).toList();
        }

        public PageInfo pageInfo() {
            return page.pageInfo();
        }

        public int totalCount() {
            return page.totalCount();
        }
    }

    /** A relation that came. */
    record RelationEdge(RelationView node, long since, String cursor) implements Edge {}

    /** A page of entities. */
    record EntityConnection(Slice<EntityEdge> page) {

        public List<EntityEdge> edges() {
            return page.edges();
        }

        public List<EntityView> nodes() {
            return edges().stream().map(EntityEdge::node).toList();
        }

        public PageInfo pageInfo() {
            return page.pageInfo();
        }

        public int totalCount() {
            return page.totalCount();
        }
    }

    /** An entity that came. */
    record EntityEdge(EntityView node, long since, String cursor) implements Edge {}
}
