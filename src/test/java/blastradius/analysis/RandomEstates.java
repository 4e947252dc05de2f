package blastradius.analysis;

import blastradius.model.AccessLevel;
import blastradius.model.BackupForm;
import blastradius.model.Entity;
import blastradius.model.EntityKind;
import blastradius.model.EntityTraits;
import blastradius.model.EntityType;
import blastradius.model.Estate;
import blastradius.model.GrantState;
import blastradius.model.Relation;
import blastradius.model.RelationKind;
import blastradius.model.ServiceScope;
import blastradius.model.Terms;
import blastradius.model.TriggerMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Small random estates with everything that the rules know: cycles, self-loops, diamonds, parallel relations, gates of all kinds. */
public final class RandomEstates {

    public static final Instant NOON = Instant.parse("2026-10-01T12:00:00Z");

    private static final EntityKind[] KINDS =
            List.of(EntityKind.values()).stream().filter(EntityKind::isConcrete).toArray(EntityKind[]::new);
    /** Kinds that make long attacks, so that estates are not mostly dead ends. */
    private static final EntityKind[] COMMON = {
        EntityKind.HUMAN, EntityKind.SERVICE_ACCOUNT, EntityKind.GROUP, EntityKind.GRANT, EntityKind.PASSWORD,
        EntityKind.HOST, EntityKind.TOOL, EntityKind.CUSTOMER, EntityKind.OTHER, EntityKind.SCOPE
    };

    /** The share of the estates that tests try: 1 for a thorough run, far less for runs that repeat every test thousands of times. */
    private static final double SHARE = Double.parseDouble(System.getProperty("blastradius.estates.share", "0.4"));

    private final RandomGenerator random;
    private final List<Entity> entities = new ArrayList<>();

    private RandomEstates(RandomGenerator random) {
        this.random = random;
    }

    /** How many estates to try of as many, at least one. */
    public static int tried(int all) {
        return (int) Math.max(1, Math.round(all * SHARE));
    }

    public static Estate of(RandomGenerator random) {
        return new RandomEstates(random).estate();
    }

    /** The same, but two of three entities belong to a tenant whatever contains them. */
    public static Estate owned(Estate estate, RandomGenerator random) {
        List<Entity> tenants = estate.entities().stream()
                .filter(entity -> entity.kind().type() == EntityType.TENANT)
                .toList();
        List<Entity> entities = estate.entities().stream()
                .map(entity -> tenants.isEmpty()
                                || tenants.contains(entity)
                                || entity.traits().helper()
                                || random.nextInt(3) == 0
                        ? entity
                        : entity.withTenant(
                                tenants.get(random.nextInt(tenants.size())).id()))
                .toList();
        return new Estate(entities, estate.relations());
    }

    /** The same, but one of so many relations asks for further premises. */
    public static Estate conditional(Estate estate, int oneOf, RandomGenerator random) {
        List<Entity> entities = estate.entities();
        return with(estate, relation -> {
            Terms.Builder terms = relation.terms().with();
            for (int n = random.nextInt(oneOf) == 0 ? 1 + random.nextInt(2) : 0; n > 0; n--) {
                terms.factor(entities.get(random.nextInt(entities.size())).id());
            }
            return terms;
        });
    }

    /** The same without what asks for several premises. */
    public static Estate unconditional(Estate estate) {
        List<Relation> relations = estate.relations().stream()
                .filter(relation -> relation.terms().factors().isEmpty()
                        && relation.terms().and().isEmpty()
                        && relation.kind() != RelationKind.HAS_ROLE)
                .toList();
        return with(
                new Estate(estate.entities(), relations),
                relation -> relation.terms().with().state(GrantState.STANDING).zone(null));
    }

    private static Estate with(Estate estate, Function<Relation, Terms.Builder> terms) {
        List<Relation> relations = estate.relations().stream()
                .map(relation -> new Relation(
                        relation.kind(),
                        relation.from(),
                        relation.to(),
                        relation.sourceKind(),
                        terms.apply(relation).build(),
                        relation.evidence()))
                .toList();
        return new Estate(estate.entities(), relations);
    }

    /** Some more random relations between given entities. */
    public static List<Relation> relationsAmong(List<Entity> entities, RandomGenerator random, int tries) {
        RandomEstates estates = new RandomEstates(random);
        estates.entities.addAll(entities);
        List<Relation> relations = new ArrayList<>();
        for (int i = 0; i < tries; i++) {
            Relation relation = estates.relation();
            if (relation != null) {
                relations.add(relation);
            }
        }
        return relations;
    }

    private Estate estate() {
        int count = 2 + random.nextInt(14);
        for (int i = 0; i < count; i++) {
            EntityKind kind = random.nextInt(3) == 0 ? pick(KINDS) : pick(COMMON);
            entities.add(Entity.of("e" + i, kind).withTraits(traits(kind)));
        }
        List<Relation> relations = new ArrayList<>();
        int tries = count * (1 + random.nextInt(12));
        for (int i = 0; i < tries; i++) {
            Relation relation = relation();
            if (relation != null) {
                relations.add(relation);
            }
        }
        return new Estate(entities, relations);
    }

    private EntityTraits traits(EntityKind kind) {
        return new EntityTraits(
                random.nextInt(8) > 0,
                false,
                random.nextInt(3) == 0,
                random.nextInt(3) == 0,
                random.nextInt(12) == 0 && kind.type() != EntityType.TENANT,
                random.nextInt(10) == 0 ? "one organization" : null,
                1 + random.nextInt(3),
                null,
                null,
                null,
                random.nextBoolean() ? ServiceScope.ENDPOINTS : null,
                random.nextInt(3));
    }

    private @Nullable Relation relation() {
        Entity from = entity();
        Entity to = entity();
        for (int tries = 0; tries < 6; tries++) {
            RelationKind kind = pick(RelationKind.values());
            if (kind.fits(from.kind().type(), to.kind().type())) {
                String sourceKind = random.nextInt(5) == 0 ? "Other" : "Main";
                return new Relation(kind, from.id(), to.id(), sourceKind, terms(kind), java.util.Map.of());
            }
        }
        return null;
    }

    private Terms terms(RelationKind kind) {
        Terms.Builder terms = Terms.builder().level(pick(AccessLevel.values())).mode(pick(TriggerMode.values()));
        terms.form(pick(BackupForm.values())).effects(List.of(entity().id(), entity().id()));
        if (random.nextInt(4) > 0) {
            return terms.build();
        }
        switch (random.nextInt(10)) {
            case 0 -> terms.from(NOON.minusSeconds(random.nextInt(3) - 1));
            case 1 -> terms.until(NOON.plusSeconds(random.nextInt(3) - 1));
            case 2 -> terms.factor(entity().id()).factor(entity().id());
            case 3 -> terms.zone(entity().id());
            case 4 -> terms.ticket(true);
            case 5 -> terms.deniedBy("policy");
            case 6 ->
                terms.and(entity().id(), pick(AccessLevel.values())).and(entity().id(), pick(AccessLevel.values()));
            case 7 -> terms.never(kind == RelationKind.STORES).live(random.nextBoolean());
            default -> eligible(terms);
        }
        if (random.nextInt(4) == 0) {
            eligible(terms).factor(entity().id());
        }
        return terms.build();
    }

    private Terms.Builder eligible(Terms.Builder terms) {
        terms.state(GrantState.ELIGIBLE);
        if (random.nextBoolean()) {
            terms.approvers(List.of(entity().id(), random.nextInt(5) == 0 ? "nobody" : entity().id()));
        }
        if (random.nextInt(4) == 0) {
            terms.policy(entity().id());
        }
        return terms;
    }

    private Entity entity() {
        return entities.get(random.nextInt(entities.size()));
    }

    private <T> T pick(T[] values) {
        return values[random.nextInt(values.length)];
    }
}
