package blastradius.graphql.inquiry;

import blastradius.analysis.filter.ToldElsewhere;
import blastradius.analysis.selection.Assignments;
import blastradius.graphql.entity.Catalogue;
import blastradius.graphql.entity.Catalogue.Details;
import blastradius.graphql.entity.Catalogue.Evidence;
import blastradius.graphql.entity.EntityView;
import blastradius.graphql.entity.RelationKey;
import blastradius.graphql.governance.Governance;
import blastradius.graphql.governance.StatedTimes;
import blastradius.model.EntityKind;
import blastradius.model.RelationKind;
import blastradius.snapshot.RelationAt;
import blastradius.snapshot.RelationRows;
import blastradius.snapshot.Snapshot;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Stream;
import org.dataloader.DataLoader;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.BatchMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** Who answers for an entity, and what else its sources say of its life. */
@Controller
@SchemaMapping(typeName = "Entity")
public final class GovernanceController {

    private final Catalogue catalogue;

    GovernanceController(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    /** One confirmation that something is still wanted. */
    record Review(
            EntityView by, @Nullable Instant at, @Nullable String decision) {}

    /** One accepted risk. */
    record RiskException(
            EntityView owner,
            @Nullable String reason,
            @Nullable Instant until) {}

    @SchemaMapping
    CompletableFuture<@Nullable Instant> createdAt(EntityView entity, DataLoader<EntityView, Details> details) {
        return of(entity, details, Governance::createdAt);
    }

    @SchemaMapping
    CompletableFuture<@Nullable Instant> lastUsedAt(EntityView entity, DataLoader<EntityView, Details> details) {
        return of(entity, details, Governance::lastUsedAt);
    }

    @SchemaMapping
    CompletableFuture<@Nullable Instant> rotatedAt(EntityView entity, DataLoader<EntityView, Details> details) {
        OptionalInt account = entity.kind() == EntityKind.PASSWORD
                ? ToldElsewhere.account(entity.snapshot(), entity.vertex())
                : OptionalInt.empty();
        if (account.isEmpty()) {
            return of(entity, details, Governance::rotatedAt);
        }
        return details.load(entity)
                .<Details, @Nullable Instant>thenCombine(
                        details.load(new EntityView(entity.snapshot(), account.getAsInt())),
                        (own, ofAccount) -> rotated(own, ofAccount));
    }

    private static @Nullable Instant rotated(Details own, Details ofAccount) {
        Instant stated = Governance.of(own.properties()).rotatedAt();
        return stated == null ? Governance.of(ofAccount.properties()).rotatedAt() : stated;
    }

    @SchemaMapping
    CompletableFuture<@Nullable Instant> expiresAt(EntityView entity, DataLoader<EntityView, Details> details) {
        return of(entity, details, Governance::expiresAt)
                .thenApply(stated -> stated == null && entity.kind() == EntityKind.GRANT
                        ? ToldElsewhere.end(entity.snapshot(), entity.vertex())
                        : stated);
    }

    @SchemaMapping
    CompletableFuture<@Nullable String> purpose(EntityView entity, DataLoader<EntityView, Details> details) {
        return of(entity, details, Governance::purpose);
    }

    @SchemaMapping
    CompletableFuture<@Nullable String> ticket(EntityView entity, DataLoader<EntityView, Details> details) {
        return of(entity, details, Governance::ticket);
    }

    @SchemaMapping
    CompletableFuture<@Nullable Boolean> sessionRecorded(EntityView entity, DataLoader<EntityView, Details> details) {
        return of(entity, details, Governance::sessionRecorded);
    }

    private static <T extends @Nullable Object> CompletableFuture<T> of(
            EntityView entity, DataLoader<EntityView, Details> details, Function<Governance, T> fact) {
        return details.load(entity).thenApply(known -> fact.apply(Governance.of(known.properties())));
    }

    @SchemaMapping
    List<EntityView> owners(EntityView entity) {
        return targets(entity, RelationKind.OWNED_BY);
    }

    @SchemaMapping
    List<EntityView> users(EntityView entity) {
        return targets(entity, RelationKind.USED_BY);
    }

    @SchemaMapping
    List<EntityView> assignedTo(EntityView entity) {
        RelationRows rows = new RelationRows(entity.snapshot());
        return Stream.concat(rows.in(entity.vertex()).stream(), rows.into(entity.vertex()).stream())
                .filter(relation -> relation.relationClass().kind() == RelationKind.ASSIGNED_TO)
                .map(relation -> new EntityView(entity.snapshot(), Assignments.other(relation, entity.vertex())))
                .distinct()
                .toList();
    }

    @SchemaMapping
    @Nullable
    EntityView contract(EntityView entity) {
        return firstByName(targets(entity, RelationKind.UNDER_CONTRACT).stream()
                .filter(target -> target.kind() == EntityKind.CONTRACT));
    }

    @SchemaMapping
    List<EntityView> issuedBy(EntityView entity) {
        return targets(entity, RelationKind.ISSUED_BY);
    }

    @SchemaMapping
    List<EntityView> approvedBy(EntityView entity) {
        return targets(entity, RelationKind.APPROVED_BY);
    }

    @SchemaMapping
    @Nullable
    EntityView parent(EntityView entity) {
        Snapshot snapshot = entity.snapshot();
        return firstByName(new RelationRows(snapshot)
                .into(entity.vertex()).stream()
                        .filter(relation -> relation.relationClass().kind() == RelationKind.PARENT_OF)
                        .map(relation -> new EntityView(snapshot, relation.from())));
    }

    private static @Nullable EntityView firstByName(Stream<EntityView> several) {
        return several.min(Comparator.comparing(EntityView::name).thenComparing(EntityView::id))
                .orElse(null);
    }

    private static List<EntityView> targets(EntityView entity, RelationKind kind) {
        return stated(entity, kind)
                .map(relation -> new EntityView(entity.snapshot(), relation.to()))
                .distinct()
                .toList();
    }

    /* USED_BY is read backwards: its arc stands in the row of the person, or in the account's own where that is disabled. */
    private static Stream<RelationAt> stated(EntityView entity, RelationKind kind) {
        RelationRows rows = new RelationRows(entity.snapshot());
        Stream<RelationAt> own = rows.in(entity.vertex()).stream();
        Stream<RelationAt> ofEntity = kind.isBackwards()
                ? Stream.concat(rows.into(entity.vertex()).stream(), own).distinct()
                : own;
        return ofEntity.filter(
                relation -> relation.relationClass().kind() == kind && relation.from() == entity.vertex());
    }

    @BatchMapping(typeName = "Entity")
    Map<EntityView, List<Review>> reviews(List<EntityView> entities) {
        return told(
                entities,
                RelationKind.REVIEWED_BY,
                (by, words) -> new Review(
                        by, StatedTimes.start(text(words, "at", "reviewedAt")), text(words, "outcome", "decision")));
    }

    @BatchMapping(typeName = "Entity")
    Map<EntityView, List<RiskException>> exceptions(List<EntityView> entities) {
        return told(
                entities,
                RelationKind.HAS_EXCEPTION,
                (owner, words) -> new RiskException(
                        owner, text(words, "reason"), StatedTimes.end(text(words, "expires", "until", "expiresAt"))));
    }

    private interface Told<T> {
        T of(EntityView other, Map<String, Object> words);
    }

    private <T> Map<EntityView, List<T>> told(List<EntityView> entities, RelationKind kind, Told<T> told) {
        Map<EntityView, List<RelationAt>> relations = new LinkedHashMap<>();
        entities.forEach(entity -> relations.put(entity, stated(entity, kind).toList()));
        Map<RelationKey, List<Evidence>> known = catalogue.evidence(relations.entrySet().stream()
                .flatMap(entry -> entry.getValue().stream().map(relation -> key(entry.getKey(), relation)))
                .distinct()
                .toList());
        Map<EntityView, List<T>> answers = new HashMap<>();
        relations.forEach((entity, stated) -> {
            List<T> words = new ArrayList<>();
            for (RelationAt relation : stated) {
                Map<String, Object> merged = new HashMap<>();
                known.getOrDefault(key(entity, relation), List.of())
                        .forEach(evidence -> evidence.properties().forEach(merged::putIfAbsent));
                words.add(told.of(new EntityView(entity.snapshot(), relation.to()), merged));
            }
            answers.put(entity, words);
        });
        return answers;
    }

    private static RelationKey key(EntityView entity, RelationAt relation) {
        Snapshot snapshot = entity.snapshot();
        return new RelationKey(snapshot.id(relation.from()), snapshot.id(relation.to()), relation.relationClass());
    }

    private static @Nullable String text(Map<String, Object> words, String... names) {
        return Stream.of(names)
                .map(words::get)
                .filter(value -> value != null)
                .map(Object::toString)
                .findFirst()
                .orElse(null);
    }
}
