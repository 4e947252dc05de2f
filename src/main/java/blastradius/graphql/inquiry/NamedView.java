package blastradius.graphql.inquiry;

import blastradius.graphql.entity.EntityView;
import blastradius.snapshot.Snapshot;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Something that terms name: an entity, or a mere word where the estate has none. */
public record NamedView(String id, @Nullable EntityView entity) {

    static NamedView of(Snapshot snapshot, String id) {
        return new NamedView(
                id, EntityView.orNull(snapshot, snapshot.vertexOf(id).orElse(-1)));
    }

    static @Nullable NamedView orNull(Snapshot snapshot, @Nullable String id) {
        return id == null ? null : of(snapshot, id);
    }

    static List<NamedView> of(Snapshot snapshot, Collection<String> ids) {
        return ids.stream().map(id -> of(snapshot, id)).toList();
    }

    public String name() {
        return entity == null ? id : entity.name();
    }
}
