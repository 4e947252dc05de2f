package blastradius.analysis;

import blastradius.model.Entity;
import blastradius.model.EntityKind;
import blastradius.model.EntityType;
import blastradius.model.Estate;
import blastradius.model.Relation;
import blastradius.model.RelationKind;
import blastradius.model.ServiceScope;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the rules read of an estate beside the one relation that they are about: memberships, containment, scopes. Found by going through all relations. */
final class NaiveEstate {

    private static final int USE = 2;
    private static final int CONTROL = 4;

    private final Estate estate;
    private final Map<String, Entity> entities = new HashMap<>();

    NaiveEstate(Estate estate) {
        this.estate = estate;
        estate.entities().forEach(entity -> entities.put(entity.id(), entity));
    }

    List<Relation> relations() {
        return estate.relations();
    }

    boolean has(String id) {
        return entities.containsKey(id);
    }

    Set<String> requesters(String holder) {
        Set<String> requesters = new HashSet<>();
        if (entity(holder).kind().type() == EntityType.GROUP) {
            requesters.addAll(persons(holder));
            requesters.removeIf(id -> entity(id).kind() != EntityKind.HUMAN);
        }
        requesters.add(holder);
        return requesters;
    }

    Set<String> persons(String id) {
        Set<String> all = new HashSet<>(Set.of(id));
        boolean changed = true;
        while (changed) {
            changed = false;
            for (Relation relation : estate.relations()) {
                if (relation.kind() == RelationKind.MEMBER_OF && isStated(relation) && all.contains(relation.to())) {
                    changed |= all.add(relation.from());
                }
            }
        }
        all.removeIf(member -> entity(member).kind().type() == EntityType.GROUP);
        return all;
    }

    Set<String> endpoints(String tenant) {
        Set<String> endpoints = under(tenant);
        endpoints.removeIf(id -> {
            Entity entity = entity(id);
            if (entity.traits().helper()) {
                return true;
            }
            boolean scope = entity.kind() == EntityKind.SCOPE && entity.traits().service() == ServiceScope.ENDPOINTS;
            return !(entity.kind() == EntityKind.HOST || entity.kind() == EntityKind.OTHER || scope);
        });
        return endpoints;
    }

    Set<String> scopes(String grant) {
        Set<String> scopes = new HashSet<>();
        for (Relation relation : estate.relations()) {
            if (relation.kind() == RelationKind.GRANTS
                    && isStated(relation)
                    && relation.from().equals(grant)) {
                scopes.add(relation.to());
            }
        }
        return scopes;
    }

    Set<String> under(String container) {
        Set<String> under = new HashSet<>();
        boolean changed = true;
        while (changed) {
            changed = false;
            for (Relation relation : estate.relations()) {
                if (relation.kind() == RelationKind.CONTAINS
                        && isStated(relation)
                        && (relation.from().equals(container) || under.contains(relation.from()))) {
                    changed |= under.add(relation.to());
                }
            }
        }
        under.remove(container);
        return under;
    }

    /** Not denied: what counts where a rule reads several relations. */
    static boolean isStated(Relation relation) {
        return relation.terms().deniedBy() == null;
    }

    Entity entity(String id) {
        return java.util.Objects.requireNonNull(entities.get(id), id);
    }

    static int exercise(Entity entity) {
        return switch (entity.kind().type()) {
            case CREDENTIAL, GROUP, GRANT -> USE;
            default -> CONTROL;
        };
    }
}
