package blastradius.finding;

import blastradius.analysis.RandomEstates;
import blastradius.analysis.impact.Impact;
import blastradius.analysis.question.Budget;
import blastradius.analysis.question.Gates;
import blastradius.analysis.question.Source;
import blastradius.analysis.reach.Reach;
import blastradius.model.AccessLevel;
import blastradius.model.Assumptions;
import blastradius.model.Entity;
import blastradius.model.EntityKind;
import blastradius.model.EntityType;
import blastradius.model.Estate;
import blastradius.model.NonHumanShare;
import blastradius.model.Relation;
import blastradius.model.RelationClass;
import blastradius.model.RelationKind;
import blastradius.model.ShareAnswer;
import blastradius.snapshot.Snapshot;
import blastradius.snapshot.Valuation;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The definitions, word by word. */
record NaiveShares(Estate estate, Snapshot snapshot) {

    private static final Instant NOW = RandomEstates.NOON;
    private static final Set<EntityKind> PEOPLE = EnumSet.of(EntityKind.HUMAN, EntityKind.IDENTITY);

    @Nullable
    ShareAnswer answer(Entity of, NonHumanShare share) {
        boolean isMeant = of.kind().type() == EntityType.IDENTITY
                && !PEOPLE.contains(of.kind())
                && of.traits().enabled()
                && !of.traits().helper();
        if (!isMeant) {
            return null;
        }
        return switch (share) {
            case EXCESS -> excess(of);
            case WITHOUT_OWNER -> ownerless(of);
            case WITHOUT_EXPIRY -> endless(of);
            case THIRD_PARTIES -> inOtherHands(of);
            case FORMAL_OFFBOARDING -> offboarded(of);
        };
    }

    private ShareAnswer offboarded(Entity of) {
        Set<ShareAnswer> both = EnumSet.of(ownerless(of), endless(of));
        return both.contains(ShareAnswer.YES)
                ? ShareAnswer.NO
                : both.contains(ShareAnswer.NOT_STATED) ? ShareAnswer.NOT_STATED : ShareAnswer.YES;
    }

    private ShareAnswer ownerless(Entity of) {
        Entity application = first(into(of, RelationKind.RUNS_AS), kind -> kind == EntityKind.OAUTH_APP);
        List<Entity> owners = out(of, RelationKind.OWNED_BY);
        if (owners.isEmpty() && application != null) {
            owners = out(application, RelationKind.OWNED_BY);
        }
        if (!owners.isEmpty()) {
            return told(owners.stream().allMatch(this::hasLeft));
        }
        boolean isToldOf = standing(RelationKind.OWNED_BY)
                .map(relation -> entity(relation.from()).kind().type())
                .anyMatch(type -> type == of.kind().type());
        return isToldOf ? ShareAnswer.YES : ShareAnswer.NOT_STATED;
    }

    private boolean hasLeft(Entity somebody) {
        boolean canLeave =
                somebody.kind().type() == EntityType.PERSON || somebody.kind().type() == EntityType.IDENTITY;
        Instant end = time(somebody, "expiresAt");
        return canLeave && (!somebody.traits().enabled() || (end != null && !end.isAfter(NOW)));
    }

    private ShareAnswer endless(Entity of) {
        List<Entity> secrets = secrets(of);
        boolean doAllEnd = !secrets.isEmpty() && secrets.stream().allMatch(this::ends);
        if (ends(of) || doAllEnd) {
            return ShareAnswer.NO;
        }
        boolean isTold = isEndToldOf(of) || secrets.stream().anyMatch(secret -> !ends(secret) && isEndToldOf(secret));
        return isTold ? ShareAnswer.YES : ShareAnswer.NOT_STATED;
    }

    private boolean ends(Entity entity) {
        return time(entity, "expiresAt") != null;
    }

    private boolean isEndToldOf(Entity entity) {
        return estate.entities().stream()
                .anyMatch(other -> other.kind().type() == entity.kind().type() && ends(other));
    }

    private List<Entity> secrets(Entity of) {
        return into(of, RelationKind.AUTHENTICATES_AS).stream()
                .filter(secret -> secret.traits().enabled())
                .toList();
    }

    private ShareAnswer inOtherHands(Entity of) {
        if (organization(of) == null) {
            return ShareAnswer.NOT_STATED;
        }
        boolean isControlled = Stream.of(RelationKind.values())
                .flatMap(this::standing)
                .filter(relation -> relation.to().equals(of.id()))
                .filter(relation -> RelationClass.of(relation).gives().covers(AccessLevel.WRITE))
                .anyMatch(relation -> isOthers(entity(relation.from()), of));
        boolean isOwned = out(of, RelationKind.OWNED_BY).stream().anyMatch(owner -> isOthers(owner, of));
        boolean isHeld = secrets(of).stream()
                .flatMap(secret -> Stream.of(
                                Stream.of(secret),
                                into(secret, RelationKind.STORES).stream(),
                                out(secret, RelationKind.KNOWN_TO).stream())
                        .flatMap(holders -> holders))
                .anyMatch(holder -> isOthers(holder, of));
        return told(isControlled || isOwned || isHeld);
    }

    private boolean isOthers(Entity one, Entity other) {
        String home = organization(one);
        return home != null && !Objects.equals(home, organization(other));
    }

    private @Nullable String organization(Entity of) {
        int tenant = snapshot.tenant(snapshot.vertexOf(of.id()).orElseThrow());
        if (tenant < 0) {
            return null;
        }
        String stated = snapshot.traits(tenant).organization();
        return stated == null ? snapshot.id(tenant) : "organization " + stated;
    }

    private ShareAnswer excess(Entity of) {
        int vertex = snapshot.vertexOf(of.id()).orElseThrow();
        Gates gates = Gates.of(snapshot, Assumptions.at(NOW));
        Impact impact = Impact.of(
                Reach.from(gates, List.of(Source.of(snapshot, vertex)), Budget.unlimited()), Budget.unlimited());
        int own = snapshot.valuation().organization(vertex) == Valuation.NONE ? 0 : 1;
        if (impact.tenantCounts().write() - own <= 0 && impact.tenantAdmins() == 0) {
            return ShareAnswer.NO;
        }
        Map<String, ShareAnswer> told = new LinkedHashMap<>();
        told.put("itself", unused(of));
        told.put("assigned", beyond(of, impact.tenantCounts().control() - own));
        for (Entity grant : out(of, RelationKind.HOLDS_GRANT)) {
            told.put(grant.id(), unused(grant));
            List<Entity> contracts = out(grant, RelationKind.UNDER_CONTRACT);
            if (!contracts.isEmpty()) {
                told.put(grant.id() + " contract", told(contracts.stream().allMatch(contract -> {
                    Instant end = time(contract, "expiresAt");
                    return end != null && !end.isAfter(NOW);
                })));
            }
        }
        return told.containsValue(ShareAnswer.YES)
                ? ShareAnswer.YES
                : told.containsValue(ShareAnswer.NO) ? ShareAnswer.NO : ShareAnswer.NOT_STATED;
    }

    private ShareAnswer unused(Entity entity) {
        Instant used = time(entity, "lastUsedAt");
        return used == null ? ShareAnswer.NOT_STATED : told(used.isBefore(NOW.minus(45, ChronoUnit.DAYS)));
    }

    private ShareAnswer beyond(Entity of, int controlled) {
        Set<String> assigned = Stream.concat(
                        out(of, RelationKind.USED_BY).stream(), out(of, RelationKind.OWNED_BY).stream())
                .flatMap(person -> Stream.concat(
                        into(person, RelationKind.ASSIGNED_TO).stream(),
                        out(person, RelationKind.ASSIGNED_TO).stream()))
                .filter(this::isCustomers)
                .map(each -> Objects.requireNonNull(organization(each)))
                .collect(Collectors.toSet());
        return assigned.isEmpty() ? ShareAnswer.NOT_STATED : told(controlled > assigned.size());
    }

    /* The first tenant of an organization says what sort it is. */
    private boolean isCustomers(Entity entity) {
        String home = organization(entity);
        return home != null
                && estate.entities().stream()
                        .filter(other -> other.kind().type() == EntityType.TENANT
                                && !other.traits().helper()
                                && home.equals(organization(other)))
                        .findFirst()
                        .filter(first -> first.kind() == EntityKind.CUSTOMER)
                        .isPresent();
    }

    private static ShareAnswer told(boolean is) {
        return is ? ShareAnswer.YES : ShareAnswer.NO;
    }

    private static @Nullable Instant time(Entity entity, String name) {
        Object said = entity.properties().get(name);
        return said == null ? null : Instant.parse(said.toString());
    }

    private static @Nullable Entity first(List<Entity> among, Predicate<EntityKind> kind) {
        return among.stream().filter(each -> kind.test(each.kind())).findFirst().orElse(null);
    }

    private Stream<Relation> standing(RelationKind kind) {
        return estate.relations().stream()
                .filter(relation -> relation.kind() == kind
                        && relation.terms().isOpenAt(NOW)
                        && relation.terms().deniedBy() == null);
    }

    private List<Entity> out(Entity from, RelationKind kind) {
        return standing(kind)
                .filter(relation -> relation.from().equals(from.id()))
                .map(relation -> entity(relation.to()))
                .toList();
    }

    private List<Entity> into(Entity to, RelationKind kind) {
        return standing(kind)
                .filter(relation -> relation.to().equals(to.id()))
                .map(relation -> entity(relation.from()))
                .toList();
    }

    private Entity entity(String id) {
        return estate.entities().stream()
                .filter(each -> each.id().equals(id))
                .findFirst()
                .orElseThrow();
    }
}
