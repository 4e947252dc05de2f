package blastradius.graphql.reach;

import blastradius.analysis.chokepoint.ChokePoint;
import blastradius.analysis.chokepoint.ChokePoints;
import blastradius.analysis.relation.Removal;
import blastradius.analysis.story.Group;
import blastradius.analysis.story.Story;
import blastradius.graphql.entity.EntityView;
import blastradius.graphql.entity.ShownLevel;
import blastradius.graphql.inquiry.LossView;
import blastradius.model.AccessLevel;
import blastradius.model.Criticality;
import blastradius.model.EntityKind;
import blastradius.model.EntityTraits;
import blastradius.model.RelationKind;
import blastradius.snapshot.Snapshot;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.IntPredicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.util.function.SingletonSupplier;

/** A story under the schema's names for its fields. What each entity is needed for is found when it is asked for, for all at once. */
public final class StoryView {

    private final BlastRadiusView answer;
    private final Story story;
    private final Supplier<Map<Integer, LossView>> losses = SingletonSupplier.of(this::losses);

    StoryView(BlastRadiusView answer, Story story) {
        this.answer = answer;
        this.story = story;
    }

    private Map<Integer, LossView> losses() {
        List<Integer> passed = story.passed().stream().map(Story.Passed::vertex).toList();
        return ChokePoints.of(
                        answer.reach().gates(),
                        answer.sources(),
                        List.of(),
                        answer.inquiry().budget())
                .only(point -> point.removal() instanceof Removal.OfEntity entity && passed.contains(entity.vertex()))
                .points()
                .stream()
                .collect(Collectors.toMap(StoryView::removed, point -> new LossView(point.loss())));
    }

    private static int removed(ChokePoint point) {
        return ((Removal.OfEntity) point.removal()).vertex();
    }

    public List<PassedView> passed() {
        return story.passed().stream()
                .map(passed -> new PassedView(answer, passed, losses))
                .toList();
    }

    List<GroupView> groups() {
        return story.groups().stream()
                .map(group -> new GroupView(answer, group))
                .toList();
    }

    /** An entity that the story tells by name. */
    public record PassedView(BlastRadiusView answer, Story.Passed passed, Supplier<Map<Integer, LossView>> losses) {

        public EntityView entity() {
            return new EntityView(snapshot(), passed.vertex());
        }

        public ShownLevel level() {
            return ShownLevel.of(highest(), entity().kind());
        }

        public int hops() {
            return answer.reach().hops(passed.vertex(), highest()).orElse(0);
        }

        public @Nullable EntityView behind() {
            return EntityView.orNull(snapshot(), passed.behind());
        }

        public List<RelationKind> relations() {
            return passed.kinds();
        }

        public @Nullable LossView loss() {
            return losses.get().get(passed.vertex());
        }

        private AccessLevel highest() {
            return AccessLevel.ofCode(answer.reach().levelCode(passed.vertex()));
        }

        private Snapshot snapshot() {
            return answer.reach().snapshot();
        }
    }

    /** Entities that the story tells together. */
    public record GroupView(BlastRadiusView answer, Group group) {

        public String id() {
            EntityView behind = behind();
            return (behind == null ? "" : behind.id()) + " " + (group.kind() == null ? "*" : group.kind()) + " "
                    + group.level();
        }

        public @Nullable EntityView behind() {
            return EntityView.orNull(snapshot(), group.behind());
        }

        public List<RelationKind> relations() {
            return group.kinds();
        }

        public @Nullable EntityKind kind() {
            return group.kind();
        }

        public ShownLevel level() {
            return group.kind() == null
                    ? ShownLevel.valueOf(group.level().name())
                    : ShownLevel.of(group.level(), group.kind());
        }

        public int entityCount() {
            return group.vertices().size();
        }

        public int tenantCount() {
            return (int) countTenants(tenant -> true);
        }

        public int customerCount() {
            return (int) countTenants(tenant -> snapshot().kind(tenant) == EntityKind.CUSTOMER);
        }

        public int preciousCount() {
            return (int) group.vertices().stream()
                    .map(snapshot()::traits)
                    .filter(GroupView::isPrecious)
                    .count();
        }

        private static boolean isPrecious(EntityTraits traits) {
            return Objects.equals(traits.tier(), 0) || traits.criticality() == Criticality.MISSION;
        }

        private long countTenants(IntPredicate wanted) {
            return group.vertices().stream()
                    .mapToInt(snapshot()::tenant)
                    .filter(tenant -> tenant >= 0)
                    .distinct()
                    .filter(wanted)
                    .count();
        }

        List<Integer> vertices() {
            return group.vertices();
        }

        List<Integer> vertices(int tenant) {
            return group.vertices().stream()
                    .filter(vertex -> snapshot().tenant(vertex) == tenant)
                    .toList();
        }

        /** Those with most entities first, then by name and id. */
        List<OfTenant> tenants(int most) {
            return group.vertices().stream()
                    .filter(vertex -> snapshot().tenant(vertex) >= 0)
                    .collect(Collectors.groupingBy(vertex -> snapshot().tenant(vertex), Collectors.counting()))
                    .entrySet()
                    .stream()
                    .map(entry -> new OfTenant(
                            new EntityView(snapshot(), entry.getKey()),
                            entry.getValue().intValue()))
                    .sorted(Comparator.comparingInt(OfTenant::entityCount)
                            .reversed()
                            .thenComparing(of -> of.tenant().name())
                            .thenComparing(of -> of.tenant().id()))
                    .limit(most)
                    .toList();
        }

        private Snapshot snapshot() {
            return answer.reach().snapshot();
        }
    }

    /** How many entities of a group a tenant has. */
    record OfTenant(EntityView tenant, int entityCount) {}
}
