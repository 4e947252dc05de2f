package blastradius.graphql.imports;

import blastradius.graphql.entity.Cursor;
import blastradius.graphql.entity.EstateController.SnapshotView;
import blastradius.graphql.entity.Page;
import blastradius.graphql.entity.Page.Edge;
import blastradius.graphql.entity.Page.PageInfo;
import blastradius.graphql.entity.Page.Slice;
import blastradius.graphql.guard.Deadline;
import blastradius.graphql.guard.Limits;
import blastradius.model.BlastRadiusException;
import blastradius.model.ImportReport;
import blastradius.snapshot.CurrentSnapshot;
import blastradius.store.document.ImportHistory.Entry;
import graphql.GraphQLContext;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.stereotype.Controller;

/** Lists what came in, and brings older versions back. */
@Controller
public final class ImportsController {

    private final ImportRecord imports;
    private final CurrentSnapshot current;
    private final Limits limits;

    ImportsController(ImportRecord imports, CurrentSnapshot current, Limits limits) {
        this.imports = imports;
        this.current = current;
        this.limits = limits;
    }

    /* A list holds what there was when its first page was asked for: what comes later moves nothing in it. */
    @QueryMapping
    ImportConnection imports(
            @Argument @Nullable String source, @Argument @Nullable Integer first, @Argument @Nullable String after) {
        Cursor cursor = Cursor.parse(after);
        Cursor.Pin pin = cursor == null
                ? new Cursor.Pin(0, Objects.requireNonNullElse(imports.newest(), Instant.EPOCH))
                : cursor.pin();
        Page page = Page.of(first, after, limits, pin, Objects.hash("imports", source));
        int total = (int) Math.min(Integer.MAX_VALUE, imports.count(source, pin.at()));
        List<Entry> entries = imports.entries(source, pin.at(), page.offset(), page.size());
        int known = Math.min(total, page.offset() + entries.size());
        return new ImportConnection(page.of(
                known == page.end(total) ? total : known,
                (index, at) -> new ImportEdge(new ImportView(entries.get(index - page.offset())), at)));
    }

    @QueryMapping("import")
    @Nullable
    ImportView imported(@Argument String id) {
        return imports.find(id).map(ImportView::new).orElse(null);
    }

    @MutationMapping
    VersionRestorePayload versionRestore(@Argument int version, @Argument boolean dryRun, GraphQLContext context) {
        Deadline deadline = Deadline.of(context);
        try {
            ImportReport report =
                    imports.restore(version, dryRun, () -> deadline.budget().check());
            return new VersionRestorePayload(new ImportView(entry(report, version)), snapshot(), List.of());
        } catch (BlastRadiusException refusal) {
            return new VersionRestorePayload(null, snapshot(), List.of(UserError.of(refusal)));
        }
    }

    private static Entry entry(ImportReport report, long restored) {
        return Entry.of(report, restored);
    }

    private SnapshotView snapshot() {
        return SnapshotView.of(current.get());
    }

    /** A page of imports. */
    record ImportConnection(Slice<ImportEdge> page) {

        public List<ImportEdge> edges() {
            return page.edges();
        }

        public List<ImportView> nodes() {
            return edges().stream().map(ImportEdge::node).toList();
        }

        public PageInfo pageInfo() {
            return page.pageInfo();
        }

        public int totalCount() {
            return page.totalCount();
        }
    }

    /** An import in a list. */
    record ImportEdge(ImportView node, String cursor) implements Edge {}

    /** What was restored, or why nothing was. */
    record VersionRestorePayload(@Nullable ImportView imported, SnapshotView snapshot, List<UserError> userErrors) {

        @SuppressWarnings("unused") // as the schema calls it, which Java cannot
        public @Nullable ImportView getImport() {
            return imported;
        }
    }

    /** Something that the caller can put right; anything else remains an error of the question. */
    record UserError(String code, String message, @Nullable List<String> field) {

        static UserError of(BlastRadiusException refusal) {
            return switch (refusal.code()) {
                case BAD_REQUEST ->
                    new UserError(refusal.code().name(), String.valueOf(refusal.getMessage()), List.of("version"));
                case CONFLICT -> new UserError(refusal.code().name(), String.valueOf(refusal.getMessage()), null);
                case UNKNOWN_ID,
                        LIMIT_EXCEEDED,
                        STALE_CURSOR,
                        IMPORT_REJECTED,
                        TIME_EXCEEDED,
                        STORE_UNAVAILABLE,
                        FORBIDDEN,
                        BUSY,
                        NOT_COLLECTED -> throw refusal;
            };
        }
    }
}
