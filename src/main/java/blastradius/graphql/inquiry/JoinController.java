package blastradius.graphql.inquiry;

import blastradius.graphql.entity.Ids;
import blastradius.ingest.KeptApart;
import blastradius.model.BlastRadiusException;
import blastradius.model.BlastRadiusException.UnknownId;
import blastradius.model.JoinRule;
import blastradius.snapshot.CurrentSnapshot;
import blastradius.snapshot.Snapshot;
import blastradius.store.joining.Joins;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.stereotype.Controller;

/** Says why an entity is one, and keeps apart what is not. */
@Controller
public final class JoinController {

    private final CurrentSnapshot current;
    private final Ids ids;
    private final ObjectProvider<Joins> joins;
    private final ObjectProvider<KeptApart> apart;

    JoinController(CurrentSnapshot current, Ids ids, ObjectProvider<Joins> joins, ObjectProvider<KeptApart> apart) {
        this.current = current;
        this.ids = ids;
        this.joins = joins;
        this.apart = apart;
    }

    /** Why two statements are of one entity, or of two. */
    record Join(
            JoinRule rule,
            String key,
            @Nullable String lookUp,
            List<String> sources,
            @Nullable Instant since,
            boolean isApart) {}

    /** What became of a join. */
    record JoinPayload(List<Join> joins, List<UserError> userErrors) {}

    /** Why nothing was changed. */
    record UserError(String code, String message, @Nullable List<String> field) {}

    @QueryMapping
    List<Join> joins(@Argument String entity) {
        Snapshot snapshot = current.get();
        return joinsOf(snapshot.id(ids.vertex(snapshot, entity)));
    }

    @MutationMapping
    JoinPayload joinUndo(@Argument String entity, @Argument String key) {
        return set(entity, key, true);
    }

    @MutationMapping
    JoinPayload joinRedo(@Argument String entity, @Argument String key) {
        return set(entity, key, false);
    }

    private JoinPayload set(String entity, String key, boolean isApart) {
        try {
            Snapshot snapshot = current.get();
            String id = snapshot.id(ids.vertex(snapshot, entity));
            KeptApart kept = apart.getIfAvailable();
            if (kept == null) {
                throw new UnknownId("join", key);
            }
            kept.set(key, id, isApart);
            return new JoinPayload(joinsOf(id), List.of());
        } catch (BlastRadiusException refusal) {
            return new JoinPayload(
                    List.of(),
                    List.of(new UserError(refusal.code().name(), String.valueOf(refusal.getMessage()), null)));
        }
    }

    private List<Join> joinsOf(String id) {
        Joins stored = joins.getIfAvailable();
        return stored == null
                ? List.of()
                : stored.of(List.of(id)).getOrDefault(id, List.of()).stream()
                        .map(JoinController::told)
                        .toList();
    }

    private static Join told(Joins.Join join) {
        return new Join(
                join.rule(),
                join.key(),
                join.lookUp(),
                join.sources(),
                join.since().isEmpty() ? null : Instant.parse(join.since()),
                join.isApart());
    }
}
