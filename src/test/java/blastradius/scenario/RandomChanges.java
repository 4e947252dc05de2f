package blastradius.scenario;

import blastradius.analysis.RandomEstates;
import blastradius.model.AccessLevel;
import blastradius.model.Action;
import blastradius.model.Change;
import blastradius.model.Entity;
import blastradius.model.EntityKind;
import blastradius.model.EntityType;
import blastradius.model.Estate;
import blastradius.model.Relation;
import blastradius.model.RelationClass;
import blastradius.model.RelationKind;
import blastradius.model.Rule;
import blastradius.model.Scenario;
import blastradius.model.Selection;
import blastradius.snapshot.RelationId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Random sets of changes of everything that a change can be, by ids that exist, ids that do not, and rules. */
public final class RandomChanges {

    private final Estate estate;
    private final RandomGenerator random;

    private RandomChanges(Estate estate, RandomGenerator random) {
        this.estate = estate;
        this.random = random;
    }

    /** Up to four changes. */
    public static Scenario of(Estate estate, RandomGenerator random) {
        RandomChanges changes = new RandomChanges(estate, random);
        List<Change> all = new ArrayList<>();
        for (int n = 1 + random.nextInt(4); n > 0; n--) {
            all.add(new Change(changes.action(), random.nextInt(5), null));
        }
        return Scenario.of("random").withChanges(all);
    }

    /** Up to nine new relations. */
    public static Scenario additions(Estate estate, RandomGenerator random) {
        List<Change> all = RandomEstates.relationsAmong(estate.entities(), random, 9).stream()
                .map(relation -> Change.of(new Action.AddRelation(relation)))
                .toList();
        return Scenario.of("additions").withChanges(all);
    }

    private Action action() {
        return switch (random.nextInt(16)) {
            case 0 -> new Action.Revoke(selection());
            case 1 -> new Action.Expire(selection(), RandomEstates.NOON.plusSeconds(random.nextInt(3) - 1));
            case 2 -> new Action.Scope(selection(), id(EntityType.TENANT));
            case 3 ->
                new Action.MakeEligible(
                        selection(), random.nextBoolean() ? Set.of() : Set.of(anyId()), Duration.ofHours(8));
            case 4 -> new Action.RequireApproval(selection(), Set.of(anyId()));
            case 5 -> new Action.RequireMfa(selection(EntityType.IDENTITY), random.nextBoolean());
            case 6 ->
                new Action.Rotate(
                        selection(EntityType.CREDENTIAL),
                        random.nextBoolean() ? null : RandomEstates.NOON.plusSeconds(random.nextInt(3) - 1));
            case 7 -> new Action.Delete(selection(EntityType.CREDENTIAL));
            case 8 -> new Action.Split(selection(EntityType.CREDENTIAL));
            case 9 -> new Action.Disable(selection(EntityType.IDENTITY));
            case 10 -> new Action.Offboard(selection(random.nextBoolean() ? EntityType.PERSON : EntityType.CONTRACT));
            case 11 -> {
                String zone = random.nextBoolean() ? anyId() : null;
                yield new Action.Restrict(selection(EntityType.RESOURCE), zone, zone == null || random.nextBoolean());
            }
            case 12 -> new Action.Disclose(selection(), random.nextInt(4) == 0 ? null : pick(AccessLevel.values()));
            case 13 -> new Action.Remove(selection());
            case 14 -> {
                EntityKind kind = estate.entities()
                        .get(random.nextInt(estate.entities().size()))
                        .kind();
                String tenant = id(EntityType.TENANT);
                yield new Action.AddEntity(Entity.of("new", kind).withTenant(random.nextBoolean() ? null : tenant));
            }
            default -> addRelation();
        };
    }

    private Action addRelation() {
        List<Relation> relations = RandomEstates.relationsAmong(estate.entities(), random, 1);
        return relations.isEmpty()
                ? new Action.Revoke(Selection.of(Rule.EVERYTHING))
                : new Action.AddRelation(relations.getFirst());
    }

    private Selection selection() {
        return switch (random.nextInt(4)) {
            case 0 -> Selection.of(anyId());
            case 1 -> new Selection(Set.copyOf(List.of(relationId(), relationId())), null);
            case 2 -> Selection.of(rule());
            default ->
                new Selection(Set.copyOf(List.of(relationId(), anyId())), random.nextInt(3) == 0 ? rule() : null);
        };
    }

    private Selection selection(EntityType type) {
        return random.nextInt(4) == 0 ? Selection.of(Rule.EVERYTHING) : Selection.of(id(type));
    }

    private Rule rule() {
        return new Rule(
                random.nextInt(3) == 0
                        ? Set.of()
                        : Set.copyOf(List.of(pick(RelationKind.values()), pick(RelationKind.values()))),
                random.nextInt(3) > 0 ? Set.of() : Set.of(pick(EntityKind.values())),
                random.nextInt(4) > 0 ? Set.of() : Set.of("Other"),
                random.nextInt(3) > 0 ? null : pick(AccessLevel.values()),
                random.nextInt(3) == 0,
                random.nextInt(3) == 0,
                random.nextInt(5) > 0 ? null : anyId(),
                random.nextInt(5) > 0 ? null : id(EntityType.TENANT),
                random.nextInt(5) > 0 ? null : id(EntityType.TENANT));
    }

    private String relationId() {
        if (estate.relations().isEmpty()) {
            return "none";
        }
        Relation relation =
                estate.relations().get(random.nextInt(estate.relations().size()));
        return RelationId.of(relation.from(), relation.to(), RelationClass.of(relation))
                .text();
    }

    private String anyId() {
        return random.nextInt(12) == 0
                ? "nobody"
                : estate.entities()
                        .get(random.nextInt(estate.entities().size()))
                        .id();
    }

    private String id(EntityType type) {
        List<String> ids = estate.entities().stream()
                .filter(entity -> entity.kind().type() == type)
                .map(Entity::id)
                .toList();
        @Nullable String known = ids.isEmpty() ? null : ids.get(random.nextInt(ids.size()));
        return known == null ? "nobody" : known;
    }

    private <T> T pick(T[] values) {
        return values[random.nextInt(values.length)];
    }
}
