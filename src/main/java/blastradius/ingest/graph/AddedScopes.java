package blastradius.ingest.graph;

import blastradius.ingest.writing.EstateWriter;
import blastradius.ingest.writing.Naming;
import blastradius.ingest.writing.NodeIndex;
import blastradius.model.AccessLevel;
import blastradius.model.Entity;
import blastradius.model.EntityKind;
import blastradius.model.EntityTraits;
import blastradius.model.Relation;
import blastradius.model.RelationKind;
import blastradius.model.ServiceScope;
import blastradius.model.Terms;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Scopes that no record describes and that rights are over: the services of tenants, and sets of what is contained. */
final class AddedScopes {

    private final Naming naming;
    private final NodeIndex index;
    private final EstateWriter writer;
    private final Set<String> added = new HashSet<>();

    AddedScopes(Naming naming, EstateWriter writer) {
        this.naming = naming;
        this.index = naming.index();
        this.writer = writer;
    }

    /** What stands for certain things below a scope. */
    int below(String name) {
        return scope(name, null, EntityTraits.DEFAULT.withHelper(true));
    }

    /** A service of a tenant, which contains it. */
    int service(int tenant, ServiceScope service) {
        String tenantId = index.id(tenant);
        String name = service + " of " + tenantId;
        boolean isNew = !added.contains(name);
        int scope = scope(name, tenantId, EntityTraits.DEFAULT.withService(service));
        if (isNew) {
            writer.relation(
                    new Relation(RelationKind.CONTAINS, tenantId, index.id(scope), "service", Terms.NONE, Map.of()));
        }
        return scope;
    }

    /** What stands for whoever holds a right. */
    int holders(String name, Collection<Integer> holders) {
        String id = naming.local(name);
        if (added.add(name)) {
            EntityTraits helper = EntityTraits.DEFAULT.withHelper(true);
            writer.entity(new Entity(id, EntityKind.GROUP, name, null, name, "set", helper, Map.of()));
            Terms use = Terms.level(AccessLevel.USE);
            holders.forEach(holder ->
                    writer.relation(new Relation(RelationKind.CAN, index.id(holder), id, "holds", use, Map.of())));
        }
        return index.number(id);
    }

    private int scope(String name, @Nullable String tenant, EntityTraits traits) {
        String id = naming.local(name);
        if (added.add(name)) {
            writer.entity(new Entity(id, EntityKind.SCOPE, name, tenant, name, "scope", traits, Map.of()));
        }
        return index.number(id);
    }
}
