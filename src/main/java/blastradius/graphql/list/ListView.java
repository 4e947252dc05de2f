package blastradius.graphql.list;

import blastradius.graphql.entity.NodeView;
import blastradius.ingest.ListFiles;
import blastradius.model.EntityFilterDocument;
import blastradius.model.SavedList;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A list under the schema's names. */
public record ListView(SavedList of) implements NodeView {

    @Override
    public String id() {
        return of.id();
    }

    public String name() {
        return of.name();
    }

    public @Nullable String description() {
        return of.description();
    }

    public int version() {
        return of.version();
    }

    public Instant updatedAt() {
        return of.updatedAt();
    }

    public @Nullable Map<String, Object> where() {
        return of.where() == null ? null : EntityFilterDocument.of(of.where());
    }

    public @Nullable List<String> entityIds() {
        return of.entities();
    }

    public String yaml() {
        return ListFiles.write(of);
    }
}
