package blastradius.scenario.resolution;

import blastradius.analysis.selection.Assignments;
import blastradius.model.Action;
import blastradius.model.Entity;
import blastradius.model.EntityType;
import blastradius.model.RelationKind;
import blastradius.model.Terms;
import blastradius.snapshot.RelationAt;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Restricts tools to a network zone, or divides them between tenants. */
final class ToolChanges {

    private final DraftedEstate draft;
    private final Selector selector;

    ToolChanges(DraftedEstate draft, Selector selector) {
        this.draft = draft;
        this.selector = selector;
    }

    Touched restrict(Action.Restrict restrict) {
        Set<Integer> tools = selector.entities(restrict.select(), EntityType.RESOURCE);
        String zone = restrict.zone();
        OptionalInt place = zone == null ? OptionalInt.empty() : selector.vertex(zone);
        Set<Integer> changed = new LinkedHashSet<>();
        for (int tool : tools) {
            boolean zoned = zone != null && place.isPresent() && confine(tool, zone);
            boolean divided = restrict.perTenant() && divide(tool);
            if (zoned || divided) {
                changed.add(tool);
            }
        }
        return Touched.entities(changed);
    }

    private boolean confine(int tool, String zone) {
        boolean any = false;
        for (RelationAt relation : uses(tool)) {
            Terms terms = relation.relationClass().terms();
            if (terms.zone() == null) {
                draft.narrow(relation, terms.with().zone(zone).build());
                any = true;
            }
        }
        return any;
    }

    /** The access to the tool; not what it runs on or belongs to. */
    private List<RelationAt> uses(int tool) {
        return draft.to(tool).stream()
                .filter(relation -> !relation.relationClass().kind().clauses().isEmpty())
                .filter(relation -> switch (draft.kind(relation.from()).type()) {
                    case IDENTITY, GROUP, GRANT, CREDENTIAL -> true;
                    case TENANT, ROLE, RESOURCE, PERSON, CONTRACT -> false;
                })
                .toList();
    }

    private boolean divide(int tool) {
        Map<String, Integer> instances = new LinkedHashMap<>();
        List<RelationAt> served = draft.from(tool).stream()
                .filter(relation -> relation.relationClass().kind().isServiceOfTools())
                .filter(relation -> organization(relation.to()) != null)
                .toList();
        if (served.stream().map(r -> organization(r.to())).distinct().count() < 2) {
            return false;
        }
        for (RelationAt relation : served) {
            String owner = java.util.Objects.requireNonNull(organization(relation.to()));
            int instance = instances.computeIfAbsent(owner, missing -> draft.entity(instance(tool, missing)));
            draft.moved(new RelationAt(instance, relation.to(), relation.relationClass()));
            draft.remove(relation);
        }
        for (RelationAt use : uses(tool)) {
            clients(use.from()).stream()
                    .filter(instances::containsKey)
                    .forEach(client -> draft.moved(new RelationAt(
                            use.from(), java.util.Objects.requireNonNull(instances.get(client)), use.relationClass())));
        }
        return true;
    }

    private @Nullable String organization(int vertex) {
        int tenant = draft.tenant(vertex);
        return tenant < 0 ? null : draft.organization(tenant);
    }

    private Entity instance(int tool, String owner) {
        int tenant = draft.tenant(tool);
        Entity instance = Entity.of(draft.id(tool) + " for " + owner, draft.kind(tool))
                .withName(draft.name(tool) + " (for " + owner + ")")
                .withTenant(tenant < 0 ? null : draft.id(tenant));
        return tool < draft.base().entityCount()
                ? instance.withTraits(draft.base().traits(tool))
                : instance;
    }

    /** The organizations that those who use a holder belong to or are assigned to: over persons, members and holders of grants. */
    private Set<String> clients(int holder) {
        Set<String> clients = new HashSet<>();
        Set<Integer> seen = new HashSet<>(Set.of(holder));
        Deque<Integer> open = new ArrayDeque<>(seen);
        while (!open.isEmpty()) {
            int vertex = open.remove();
            note(vertex, clients);
            for (int other : behind(vertex)) {
                if (seen.add(other)) {
                    open.add(other);
                }
            }
        }
        return clients;
    }

    private void note(int vertex, Set<String> clients) {
        String own = organization(vertex);
        if (own != null) {
            clients.add(own);
        }
        Stream.concat(draft.from(vertex).stream(), draft.to(vertex).stream())
                .filter(relation -> relation.relationClass().kind() == RelationKind.ASSIGNED_TO)
                .map(relation -> organization(Assignments.other(relation, vertex)))
                .filter(java.util.Objects::nonNull)
                .forEach(clients::add);
    }

    private List<Integer> behind(int vertex) {
        return switch (draft.kind(vertex).type()) {
            case IDENTITY ->
                draft.from(vertex).stream()
                        .filter(r -> r.relationClass().kind() == RelationKind.USED_BY)
                        .map(RelationAt::to)
                        .toList();
            case GROUP, GRANT ->
                draft.to(vertex).stream()
                        .filter(r -> r.relationClass().kind().isMembership())
                        .map(RelationAt::from)
                        .toList();
            case TENANT, ROLE, CREDENTIAL, RESOURCE, PERSON, CONTRACT -> List.of();
        };
    }
}
