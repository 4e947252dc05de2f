package blastradius.ingest.arm;

import blastradius.model.EntityKind;
import java.util.Map;
import java.util.Set;

/** What types of Azure resources are to the analyses. Types in small letters. */
final class ArmKind {

    static final String VIRTUAL_MACHINE = "microsoft.compute/virtualmachines";
    static final String SCALE_SET = "microsoft.compute/virtualmachinescalesets";
    static final String CLASSIC_MACHINE = "microsoft.classiccompute/virtualmachines";
    static final String ARC_MACHINE = "microsoft.hybridcompute/machines";
    static final String VAULT = "microsoft.keyvault/vaults";
    static final String SECRET = "microsoft.keyvault/vaults/secrets";
    static final String STORAGE_ACCOUNT = "microsoft.storage/storageaccounts";
    static final String USER_ASSIGNED = "microsoft.managedidentity/userassignedidentities";
    static final String CLUSTER = "microsoft.containerservice/managedclusters";

    static final Set<String> MACHINES = Set.of(VIRTUAL_MACHINE, SCALE_SET, CLASSIC_MACHINE, ARC_MACHINE);

    /** Whoever writes them decides what runs as their identity. */
    private static final Map<String, EntityKind> CODE = Map.ofEntries(
            Map.entry(CLUSTER, EntityKind.WORKLOAD),
            Map.entry(USER_ASSIGNED, EntityKind.WORKLOAD),
            Map.entry("microsoft.automation/automationaccounts", EntityKind.WORKLOAD),
            Map.entry("microsoft.logic/workflows", EntityKind.WORKLOAD),
            Map.entry("microsoft.web/sites", EntityKind.WORKLOAD),
            Map.entry("microsoft.web/sites/slots", EntityKind.WORKLOAD),
            Map.entry("microsoft.app/containerapps", EntityKind.WORKLOAD),
            Map.entry("microsoft.app/jobs", EntityKind.WORKLOAD),
            Map.entry("microsoft.containerinstance/containergroups", EntityKind.WORKLOAD),
            Map.entry("microsoft.datafactory/factories", EntityKind.WORKLOAD),
            Map.entry("microsoft.synapse/workspaces", EntityKind.WORKLOAD),
            Map.entry("microsoft.machinelearningservices/workspaces", EntityKind.WORKLOAD),
            Map.entry("microsoft.batch/batchaccounts", EntityKind.WORKLOAD),
            Map.entry("microsoft.resources/deploymentscripts", EntityKind.WORKLOAD),
            Map.entry("microsoft.containerregistry/registries", EntityKind.REPOSITORY));

    private static final Map<String, EntityKind> OTHERS = Map.ofEntries(
            Map.entry("microsoft.management/managementgroups", EntityKind.SCOPE),
            Map.entry("microsoft.resources/subscriptions", EntityKind.SCOPE),
            Map.entry("microsoft.resources/resourcegroups", EntityKind.SCOPE),
            Map.entry(VAULT, EntityKind.SECRET_STORE),
            Map.entry(SECRET, EntityKind.CREDENTIAL),
            Map.entry("microsoft.keyvault/managedhsms", EntityKind.SECRET_STORE),
            Map.entry(STORAGE_ACCOUNT, EntityKind.STORAGE),
            Map.entry("microsoft.storage/storageaccounts/blobservices/containers", EntityKind.STORAGE),
            Map.entry("microsoft.storage/storageaccounts/fileservices/shares", EntityKind.STORAGE),
            Map.entry("microsoft.sql/servers", EntityKind.DATABASE),
            Map.entry("microsoft.sql/servers/databases", EntityKind.DATABASE),
            Map.entry("microsoft.sql/managedinstances", EntityKind.DATABASE),
            Map.entry("microsoft.dbforpostgresql/flexibleservers", EntityKind.DATABASE),
            Map.entry("microsoft.dbforpostgresql/servers", EntityKind.DATABASE),
            Map.entry("microsoft.dbformysql/flexibleservers", EntityKind.DATABASE),
            Map.entry("microsoft.dbformysql/servers", EntityKind.DATABASE),
            Map.entry("microsoft.dbformariadb/servers", EntityKind.DATABASE),
            Map.entry("microsoft.documentdb/databaseaccounts", EntityKind.DATABASE),
            Map.entry("microsoft.cache/redis", EntityKind.DATABASE),
            Map.entry("microsoft.recoveryservices/vaults", EntityKind.BACKUP),
            Map.entry("microsoft.dataprotection/backupvaults", EntityKind.BACKUP));

    private ArmKind() {}

    static EntityKind of(String type) {
        if (isMachine(type)) {
            return EntityKind.WORKLOAD;
        }
        EntityKind code = CODE.get(type);
        return code == null ? OTHERS.getOrDefault(type, EntityKind.OTHER) : code;
    }

    /** The machines behind resources of a type, as a sort of {@link ArmSets}. */
    static String machines(String type) {
        return "machines of " + type;
    }

    /** Whether there is a machine behind the resource, which is a thing of its own. */
    static boolean isMachine(String type) {
        return MACHINES.contains(type);
    }

    static boolean runsCode(String type) {
        return isMachine(type) || CODE.containsKey(type);
    }
}
