package blastradius.ingest.graph;

import blastradius.ingest.writing.EstateWriter;
import blastradius.ingest.writing.NodeIndex;
import blastradius.model.Entity;
import blastradius.model.EntityKind;
import blastradius.model.EntityTraits;
import blastradius.model.Relation;
import blastradius.model.RelationKind;
import blastradius.model.ServiceScope;
import blastradius.model.Terms;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Scopes that no record describes and that rights are over: the services of tenants, and sets of what is contained. */
final class AddedScopes {

    private static final List<String> NO_KINDS = List.of();

    private final String source;
    private final NodeIndex index;
    private final EstateWriter writer;

    AddedScopes(String source, NodeIndex index, EstateWriter writer) {
        this.source = source;
        this.index = index;
        this.writer = writer;
    }

    /** What stands for certain things below a scope. */
    int below(String name) {
        return scope(name, null, EntityTraits.DEFAULT);
    }

    /** A service of a tenant, which contains it. */
    int service(int tenant, ServiceScope service) {
        String tenantId = index.id(tenant);
        EntityTraits plain = EntityTraits.DEFAULT;
        EntityTraits traits = new EntityTraits(
                plain.enabled(),
                plain.breakGlass(),
                plain.phishingResistant(),
                plain.organization(),
                plain.weight(),
                plain.criticality(),
                plain.sensitivity(),
                plain.environment(),
                service,
                plain.tier());
        int known = index.find(id(service + " of " + tenantId));
        int scope = scope(service + " of " + tenantId, tenantId, traits);
        if (known == NodeIndex.NONE) {
            writer.relation(new Relation(
                    RelationKind.CONTAINS, tenantId, index.id(scope), "service", Terms.NONE, Map.of()));
        }
        return scope;
    }

    private int scope(String name, @Nullable String tenant, EntityTraits traits) {
        String id = id(name);
        if (index.describe(id, EntityKind.SCOPE, NO_KINDS)) {
            writer.entity(new Entity(id, EntityKind.SCOPE, name, tenant, name, "scope", traits, Map.of()));
        }
        return index.number(id);
    }

    private String id(String name) {
        return SourceIds.local(source, name);
    }
}
