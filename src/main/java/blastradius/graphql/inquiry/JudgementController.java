package blastradius.graphql.inquiry;

import blastradius.graphql.entity.Catalogue;
import blastradius.graphql.entity.Catalogue.Details;
import blastradius.graphql.entity.Catalogue.Evidence;
import blastradius.graphql.entity.EntityView;
import blastradius.graphql.entity.RelationKey;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.dataloader.DataLoader;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.BatchMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** Says what the catalogue of roles judged of a role, a grant and what follows from it. */
@Controller
public final class JudgementController {

    private final Catalogue catalogue;

    JudgementController(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    /** One judgement; {@code sure} is a constant of the schema's. */
    record Judgement(String words, String sure, String source) {

        /** As the import wrote it beside the entity or relation; null: it wrote none. */
        static @Nullable Judgement of(Map<String, Object> properties) {
            return properties.get("judgement") instanceof String words
                            && properties.get("judgementSure") instanceof String sure
                            && List.of("SURE", "LIKELY", "JUDGED").contains(sure)
                    ? new Judgement(words, sure, String.valueOf(properties.getOrDefault("judgedBy", "catalogue")))
                    : null;
        }
    }

    @SchemaMapping(typeName = "Group", field = "judgement")
    CompletableFuture<@Nullable Judgement> ofGroup(EntityView group, DataLoader<EntityView, Details> details) {
        return of(group, details);
    }

    @SchemaMapping(typeName = "Role", field = "judgement")
    CompletableFuture<@Nullable Judgement> ofRole(EntityView role, DataLoader<EntityView, Details> details) {
        return of(role, details);
    }

    @SchemaMapping(typeName = "Grant", field = "judgement")
    CompletableFuture<@Nullable Judgement> ofGrant(EntityView grant, DataLoader<EntityView, Details> details) {
        return of(grant, details);
    }

    private static CompletableFuture<@Nullable Judgement> of(
            EntityView entity, DataLoader<EntityView, Details> details) {
        return details.load(entity).thenApply(known -> Judgement.of(known.properties()));
    }

    @BatchMapping(typeName = "Relation", field = "judgement")
    Map<RelationView, Judgement> ofRelations(List<RelationView> relations) {
        Map<RelationKey, List<Evidence>> known = catalogue.evidence(
                relations.stream().map(RelationView::key).distinct().toList());
        Map<RelationView, Judgement> judgements = new HashMap<>();
        for (RelationView relation : relations) {
            for (Evidence evidence : known.getOrDefault(relation.key(), List.of())) {
                Judgement judgement = Judgement.of(evidence.properties());
                if (judgement != null) {
                    judgements.putIfAbsent(relation, judgement);
                }
            }
        }
        return judgements;
    }
}
