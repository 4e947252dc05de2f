package blastradius.ingest.arm;

import blastradius.ingest.file.Place;
import blastradius.ingest.ledger.Claim;
import blastradius.ingest.ledger.Ledger;
import blastradius.ingest.ledger.Subject;
import blastradius.ingest.ledger.ToolId;
import blastradius.model.AccessLevel;
import blastradius.model.Criticality;
import blastradius.model.EntityKind;
import blastradius.model.EntityTraits;
import blastradius.model.RelationClass;
import blastradius.model.RelationKind;
import blastradius.model.Sensitivity;
import blastradius.model.Terms;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Resources and what stands behind them: a machine, which whoever writes its resource makes run what he wants; the identities that code
 * runs as; a vault's secrets.
 */
final class ArmResources {

    private static final RelationClass RUN_COMMAND =
            new RelationClass(RelationKind.DEPLOYS_TO, "RunCommand", Terms.NONE);
    private static final RelationClass RUNS_AS_BY_CODE =
            new RelationClass(RelationKind.RUNS_AS, "AZManagedIdentity", Terms.level(AccessLevel.WRITE));
    private static final RelationClass RUNS_AS =
            new RelationClass(RelationKind.RUNS_AS, "AZManagedIdentity", Terms.level(AccessLevel.CONTROL));
    private static final RelationClass NODES =
            new RelationClass(RelationKind.CAN, "AZNodeResourceGroup", Terms.level(AccessLevel.WRITE));

    private final ArmScopes scopes;
    private final ArmSets sets;
    private final ArmVaults vaults;
    private final Ledger ledger;
    private final List<Identity> identities = new ArrayList<>();
    private final Map<String, Integer> hosts = new LinkedHashMap<>();
    private final List<Nodes> nodes = new ArrayList<>();

    /** A resource runs as the identity. */
    private record Identity(Place place, ArmPath resource, String type, String principal) {}

    private record Nodes(Place place, ArmPath cluster, String group) {}

    ArmResources(ArmScopes scopes, ArmSets sets, ArmVaults vaults, Ledger ledger) {
        this.scopes = scopes;
        this.sets = sets;
        this.vaults = vaults;
        this.ledger = ledger;
    }

    /** What a record says of a resource; the machine behind it is stated with it. */
    void resource(Place place, ArmPath path, ArmFields record) {
        String type = path.type();
        boolean isNew = !scopes.isKnown(path);
        int number = scopes.state(place, path, subject(path, type, record));
        if (number < 0 || !isNew) {
            return;
        }
        if (path.sort() == ArmPath.Sort.RESOURCE && !type.equals(ArmKind.SECRET)) {
            sets.add(place, type, path, number);
        }
        if (ArmKind.isMachine(type)) {
            machine(place, path, record, number);
        }
        if (type.equals(ArmKind.VAULT)) {
            vaults.vault(place, path, record, number);
        }
        identities(place, path, record);
    }

    private Subject subject(ArmPath path, String type, ArmFields record) {
        String named = record.text("name");
        String name = named == null || named.contains("/") ? path.name() : named;
        EntityTraits traits = ArmKind.isMachine(type)
                ? EntityTraits.DEFAULT.withValue(Criticality.LOW, Sensitivity.PUBLIC)
                : EntityTraits.DEFAULT;
        return Subject.of(scopes.id(path), ArmKind.of(type), type, scopes.tenant(path))
                .named(name)
                .with(traits)
                .with(kept(record));
    }

    private static Map<String, Object> kept(ArmFields record) {
        Map<String, Object> kept = new LinkedHashMap<>();
        for (String name : List.of("location", "kind", "managedBy")) {
            Ledger.put(kept, name, record.text(name));
        }
        for (String name : List.of("enableRbacAuthorization", "allowSharedKeyAccess", "allowBlobPublicAccess")) {
            Ledger.put(kept, name, record.truth(name));
        }
        return kept;
    }

    private void machine(Place place, ArmPath path, ArmFields record, int resource) {
        String computer = record.inner("osProfile").text("computerName");
        Map<String, Object> said = new LinkedHashMap<>();
        for (String name : List.of("vmId", "vmUuid", "adFqdn", "dnsFqdn", "machineFqdn", "domainName", "osName")) {
            Ledger.put(said, name, record.statedText(name));
        }
        if (path.type().equals(ArmKind.VIRTUAL_MACHINE)) {
            /* Its firmware says the same; that of a machine elsewhere says another than its agent. */
            Ledger.put(said, "vmUuid", record.statedText("vmId"));
        }
        Ledger.put(said, "computerName", computer);
        Subject host = Subject.of(hostOf(path), EntityKind.HOST, path.type(), scopes.tenant(path))
                .named(path.name())
                .with(said);
        int number = ledger.state(place, host);
        hosts.put(path.key(), number);
        ledger.claim(Claim.of(place, RUN_COMMAND, resource, number));
        sets.add(place, ArmKind.machines(path.type()), path, number);
    }

    private static ToolId hostOf(ArmPath path) {
        return ToolId.ownedBy(path.key(), "machine");
    }

    private void identities(Place place, ArmPath path, ArmFields record) {
        ArmFields identity = record.inner("identity");
        String type = path.type();
        if (type.equals(ArmKind.USER_ASSIGNED)) {
            runsAs(place, path, record.statedText("principalId"));
        }
        runsAs(place, path, identity.text("principalId"));
        identity.inner("userAssignedIdentities").map().forEach((resource, one) -> {
            String principal = ArmFields.of(one).text("principalId");
            ArmPath assigned = ArmPath.of(resource);
            if (assigned != null) {
                runsAs(place, assigned, principal);
            }
            runsAs(place, path, principal);
        });
        ArmFields profile = record.inner("identityProfile");
        for (Object one : profile.map().values()) {
            runsAs(place, path, ArmFields.of(one).text("objectId"));
        }
        String group = type.equals(ArmKind.CLUSTER) ? record.statedText("nodeResourceGroup") : null;
        if (group != null) {
            nodes.add(new Nodes(place, path, group));
        }
    }

    /** A resource runs as the service principal of this object id. */
    void runsAs(Place place, ArmPath resource, @Nullable String principal) {
        if (principal != null) {
            identities.add(new Identity(place, resource, resource.type(), principal));
        }
    }

    /** Every record of resources and principals was handed over. */
    void settle(Place place) {
        scopes.settle(place);
        hosts.forEach((key, host) -> scopes.contain(place, new ArmPath(key, key), host));
        identities.forEach(this::settle);
        nodes.forEach(this::settle);
    }

    private void settle(Identity identity) {
        int resource = scopes.of(identity.place(), identity.resource());
        int principal = principal(identity);
        boolean isCode = ArmKind.runsCode(identity.type());
        ledger.claimOnce(Claim.of(identity.place(), isCode ? RUNS_AS_BY_CODE : RUNS_AS, resource, principal));
        Integer host = hosts.get(identity.resource().key());
        if (host != null) {
            ledger.claimOnce(Claim.of(identity.place(), RUNS_AS, host, principal));
        }
    }

    /* What no record of principals describes stands for what the resource says it is. */
    private int principal(Identity identity) {
        ToolId id = ToolId.of(identity.principal());
        String tenant = scopes.tenant(identity.resource());
        return ledger.isKnown(id, tenant)
                ? ledger.end(identity.place(), id, tenant)
                : ledger.state(
                        identity.place(),
                        Subject.of(id, EntityKind.MANAGED_IDENTITY, "ManagedIdentity", tenant)
                                .named(identity.resource().name()));
    }

    private void settle(Nodes cluster) {
        ArmPath subscription = cluster.cluster().subscription();
        ArmPath group =
                subscription == null ? null : ArmPath.of(subscription.text() + "/resourceGroups/" + cluster.group());
        if (group != null) {
            ledger.claimOnce(Claim.of(
                    cluster.place(),
                    NODES,
                    scopes.of(cluster.place(), cluster.cluster()),
                    scopes.of(cluster.place(), group)));
        }
    }
}
