package blastradius.ingest.azurehound;

import static org.assertj.core.api.Assertions.assertThat;

import blastradius.ingest.arm.ToolEstate;
import blastradius.model.AccessLevel;
import blastradius.model.Entity;
import blastradius.model.EntityKind;
import blastradius.model.Relation;
import blastradius.model.RelationKind;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** What is easily read wrong in this collector's files. */
class AzureHoundReaderTests {

    private static final String TENANT = "10000000-0000-4000-8000-000000000001";
    private static final String ANN = "20000000-0000-4000-8000-000000000001";
    private static final String BOB = "20000000-0000-4000-8000-000000000002";
    private static final String GROUP = "30000000-0000-4000-8000-000000000001";
    private static final String SUB = "/subscriptions/40000000-0000-4000-8000-000000000001";
    private static final String VM = SUB + "/resourceGroups/rg/providers/Microsoft.Compute/virtualMachines/vm";
    private static final String OWNER = "8e3af657-a8ff-443c-a75c-2fe8c4bcb635";

    private static ToolEstate read(String... records) {
        return ToolEstate.ofTexts(
                "azure.json",
                "{\"data\":[" + String.join(",", records)
                        + "],\"meta\":{\"type\":\"azure\",\"version\":5,\"count\":1}}");
    }

    private static String record(String kind, String data) {
        return "{\"kind\":\"" + kind + "\",\"data\":" + data.replace('\'', '"') + "}";
    }

    private static String tenant() {
        return record("AZTenant", "{'tenantId':'" + TENANT + "','displayName':'T','collected':true}");
    }

    private static String user(String id, String more) {
        return record(
                "AZUser", "{'id':'" + id + "','displayName':'" + id + "','tenantId':'" + TENANT + "'" + more + "}");
    }

    private static String assignment(String kind, String list, String one, String under, String scope) {
        return record(
                kind,
                "{'" + list + "':[{'" + one + "':{'id':'x','properties':{'principalId':'" + ANN
                        + "','roleDefinitionId':'/providers/Microsoft.Authorization/roleDefinitions/" + OWNER
                        + "','scope':'" + scope + "'}},'id':'" + under + "'}],'virtualMachineId':'" + under + "'}");
    }

    @Test
    void bothSpellingsAreOneEstate() {
        ToolEstate lower = ToolEstate.ofSamples("azurehound/alderway.json");
        ToolEstate upper = ToolEstate.ofSamples("azurehound/alderway.upper.json");
        assertThat(upper.estate.entities.keySet()).isEqualTo(lower.estate.entities.keySet());
        assertThat(relations(upper)).isEqualTo(relations(lower));
        assertThat(upper.estate.source).isEqualTo(lower.estate.source);
        lower.estate.entities.values().forEach(entity -> {
            Entity other = upper.estate.entity(entity.id());
            assertThat(other.traits()).isEqualTo(entity.traits());
            assertThat(other.kind()).isEqualTo(entity.kind());
        });
    }

    private static List<String> relations(ToolEstate estate) {
        return estate.estate.relations.stream()
                .map(relation -> relation.kind() + " " + relation.sourceKind().toUpperCase(Locale.ROOT) + " "
                        + relation.from() + " " + relation.to() + " " + relation.terms())
                .sorted()
                .toList();
    }

    @Test
    void nobodyIsSaidTwice() {
        ToolEstate both = ToolEstate.ofSamples("azurehound/alderway.json", "azurehound/alderway.upper.json");
        ToolEstate one = ToolEstate.ofSamples("azurehound/alderway.json");
        assertThat(both.estate.entities.keySet()).isEqualTo(one.estate.entities.keySet());
        assertThat(both.estate.relations).hasSameSizeAs(one.estate.relations);
    }

    @Test
    void silenceMeansDisabledWhereOthersAreSaidToBeEnabled() {
        ToolEstate estate = read(tenant(), user(ANN, ",'accountEnabled':true"), user(BOB, ""));
        assertThat(estate.named(ANN).traits().enabled()).isTrue();
        assertThat(estate.named(BOB).traits().enabled()).isFalse();
    }

    @Test
    void silenceMeansNothingWhereNobodyWasAsked() {
        ToolEstate estate = read(tenant(), user(ANN, ""), user(BOB, ""));
        assertThat(estate.named(BOB).traits().enabled()).isTrue();
    }

    @Test
    void tenantBehindItsUsersIsStillTheirs() {
        ToolEstate estate = read(user(ANN, ""), tenant());
        assertThat(estate.named(ANN).tenant()).isEqualTo(TENANT.toUpperCase(Locale.ROOT));
        assertThat(estate.report.notes()).noneMatch(note -> note.contains("no record describes"));
    }

    @Test
    void anotherTenantInTheFileIsNamedAndNotStated() {
        ToolEstate estate = read(
                tenant(),
                record("AZTenant", "{'tenantId':'10000000-0000-4000-8000-000000000009','displayName':'Partner'}"),
                user(ANN, ""));
        assertThat(estate.estate.count(EntityKind.INTERNAL)).isEqualTo(1);
        assertThat(estate.report.notes()).anyMatch(note -> note.contains("Partner") && note.contains("not collected"));
    }

    @Test
    void inheritedAssignmentIsOneWhateverItIsListedUnder() {
        ToolEstate estate = read(
                tenant(),
                user(ANN, ""),
                record("AZSubscription", "{'id':'" + SUB + "','displayName':'S','tenantId':'" + TENANT + "'}"),
                record("AZVM", "{'id':'" + VM + "','name':'vm','tenantId':'" + TENANT + "'}"),
                assignment("AZSubscriptionOwner", "owners", "owner", SUB, SUB),
                assignment("AZVMOwner", "owners", "owner", VM, SUB.toUpperCase(Locale.ROOT)),
                assignment("AZVMRoleAssignment", "roleAssignments", "roleAssignment", VM, SUB + "/"));
        assertThat(estate.estate.ofSourceKind("AZOwner"))
                .extracting(Relation::kind)
                .containsExactlyInAnyOrder(RelationKind.HOLDS_GRANT, RelationKind.GRANTS);
        assertThat(estate.estate.count(EntityKind.GRANT)).isEqualTo(1);
        assertThat(estate.report.notes()).noneMatch(note -> note.contains("again"));
    }

    @Test
    void everyListOfRolesIsReadAlike() {
        for (String kind : List.of(
                "AZKeyVaultUserAccessAdmin",
                "AZManagementGroupContributor",
                "AZResourceGroupRoleAssignment",
                "AZStorageAccountRoleAssignment",
                "AZVMVMContributor",
                "AZVMAvereContributor",
                "AZWebAppRoleAssignment")) {
            ToolEstate estate = read(tenant(), user(ANN, ""), assignment(kind, "assignees", "assignee", SUB, SUB));
            assertThat(estate.from(ANN.toUpperCase(Locale.ROOT), RelationKind.HOLDS_GRANT))
                    .as(kind)
                    .hasSize(1);
        }
    }

    @Test
    void machinesOfScaleSetsAndIdentitiesOfTheirResourcesStand() {
        String set = SUB + "/resourceGroups/rg/providers/Microsoft.Compute/virtualMachineScaleSets/set";
        String identity = SUB + "/resourceGroups/rg/providers/Microsoft.ManagedIdentity/userAssignedIdentities/id1";
        ToolEstate estate = read(
                tenant(),
                record(
                        "AZVMScaleSet",
                        "{'id':'" + set + "','name':'set','tenantId':'" + TENANT
                                + "','identity':{'type':'UserAssigned','userAssignedIdentities':{'" + identity
                                + "':{'principalId':'" + BOB + "','clientId':'c'}}}}"),
                record(
                        "AZServicePrincipal",
                        "{'id':'" + BOB + "','displayName':'id1','servicePrincipalType':'ManagedIdentity','tenantId':'"
                                + TENANT + "','accountEnabled':true,'alternativeNames':['isExplicit=True','" + identity
                                + "']}"));
        String principal = BOB.toUpperCase(Locale.ROOT);
        assertThat(estate.between(set.toUpperCase(Locale.ROOT), RelationKind.RUNS_AS, principal))
                .hasSize(1);
        assertThat(estate.between(identity.toUpperCase(Locale.ROOT), RelationKind.RUNS_AS, principal))
                .extracting(relation -> relation.terms().level())
                .containsExactly(AccessLevel.WRITE);
        assertThat(estate.ofKind("set", EntityKind.HOST).sourceKind()).endsWith("virtualmachinescalesets");
    }

    @Test
    void clusterWritesTheGroupOfItsNodes() {
        String cluster = SUB + "/resourceGroups/rg/providers/Microsoft.ContainerService/managedClusters/k";
        ToolEstate estate = read(
                tenant(),
                record(
                        "AZManagedCluster",
                        "{'id':'" + cluster + "','name':'k','tenantId':'" + TENANT
                                + "','properties':{'nodeResourceGroup':'MC_k'}}"));
        assertThat(estate.estate.ofSourceKind("AZNodeResourceGroup"))
                .singleElement()
                .satisfies(relation -> assertThat(relation.to()).endsWith("/RESOURCEGROUPS/MC_K"));
    }

    @Test
    void registeredDeviceIsNoMachineOfItsOwner() {
        String device = "50000000-0000-4000-8000-000000000001";
        ToolEstate estate = read(
                tenant(),
                user(ANN, ""),
                record(
                        "AZDevice",
                        "{'id':'" + device + "','displayName':'phone','trustType':'Workplace','tenantId':'" + TENANT
                                + "'}"),
                record(
                        "AZDeviceOwner",
                        "{'deviceId':'" + device + "','owners':[{'deviceId':'" + device + "','owner':{'id':'" + ANN
                                + "'}}]}"));
        assertThat(estate.estate.ofSourceKind("AZOwns"))
                .singleElement()
                .satisfies(relation -> assertThat(relation.terms().deniedBy()).contains("Workplace"));
    }

    @Test
    void whoWasSynchronisedOnceIsNotJoinedAnyMore() {
        String sid = ",'onPremisesSecurityIdentifier':'S-1-5-21-1-2-3-1104'";
        assertThat(read(tenant(), user(ANN, sid)).estate.ofSourceKind("SyncedToEntraUser"))
                .isEmpty();
        assertThat(read(tenant(), user(ANN, sid + ",'onPremisesSyncEnabled':true"))
                        .estate
                        .ofSourceKind("SyncedToEntraUser"))
                .hasSize(1);
    }

    @Test
    void membersMayStandBeforeTheirGroupInTheRecord() {
        ToolEstate estate = read(
                tenant(),
                user(ANN, ""),
                record("AZGroup", "{'id':'" + GROUP + "','displayName':'G','tenantId':'" + TENANT + "'}"),
                record(
                        "AZGroupMember",
                        "{'members':[{'member':{'id':'" + ANN + "'}},{'member':null}],'groupId':'" + GROUP + "'}"),
                "{\"data\":{\"members\":[{\"member\":{\"id\":\"" + BOB + "\"},\"groupId\":\"" + GROUP
                        + "\"}]},\"kind\":\"AZGroupMember\"}");
        assertThat(estate.estate.ofSourceKind("AZMemberOf")).hasSize(2);
        assertThat(estate.report.rejected())
                .singleElement()
                .satisfies(rejected -> assertThat(rejected.reason()).contains("no id"));
    }

    @Test
    void eligibilityWithoutEndIsSaid() {
        assertThat(ToolEstate.ofSamples("azurehound/alderway.json").report.notes())
                .anyMatch(note -> note.contains("without their end") && note.contains("2 times"))
                .anyMatch(note -> note.contains("delegated to tenant 0FAA01D5"));
    }

    @Test
    void whatNobodyKnowsIsCounted() {
        ToolEstate estate = ToolEstate.ofSamples("azurehound/alderway.json");
        assertThat(estate.report.unknownKinds()).containsEntry("AZSomethingNew", 1L);
        assertThat(estate.report.rejected()).isEmpty();
    }

    @Test
    void signingKeysAndImpossibleWindowsAreNoWayIn() {
        ToolEstate estate = read(
                tenant(),
                record(
                        "AZServicePrincipal",
                        "{'id':'" + BOB
                                + "','appId':'60000000-0000-4000-8000-000000000001','displayName':'S','tenantId':'"
                                + TENANT
                                + "','accountEnabled':true,'keyCredentials':[{'keyId':'70000000-0000-4000-8000-000000000001','usage':'Sign'},"
                                + "{'keyId':'70000000-0000-4000-8000-000000000002','usage':'Verify','startDateTime':'2026-02-01T00:00:00Z','endDateTime':'2026-01-01T00:00:00Z'},"
                                + "{'keyId':'70000000-0000-4000-8000-000000000003','usage':'Verify','startDateTime':'2026-01-01T00:00:00.1234567Z','endDateTime':'9999-12-31T00:00:00Z'}]}"));
        assertThat(estate.estate.ofSourceKind("AZAuthenticatesTo"))
                .singleElement()
                .satisfies(relation -> {
                    assertThat(relation.from()).endsWith("03");
                    assertThat(relation.terms().until()).isNull();
                });
    }

    @Test
    void permissionIsOneOfItsInterface() {
        String graph = "80000000-0000-4000-8000-000000000001";
        String grant = "{'appRoleId':'1bfefb4e-e0b5-418b-a88f-73c46d2cc8e9','principalId':'" + BOB
                + "','principalType':'ServicePrincipal','resourceId':'" + graph + "','tenantId':'" + TENANT + "'}";
        String bob = record(
                "AZServicePrincipal",
                "{'id':'" + BOB + "','appId':'60000000-0000-4000-8000-000000000001','displayName':'B','tenantId':'"
                        + TENANT + "','accountEnabled':true}");
        ToolEstate ofGraph = read(
                tenant(),
                bob,
                principal(graph, "00000003-0000-0000-c000-000000000000"),
                record("AZAppRoleAssignment", grant));
        ToolEstate ofAnother = read(
                tenant(),
                bob,
                principal(graph, "90000000-0000-4000-8000-000000000001"),
                record("AZAppRoleAssignment", grant));
        assertThat(ofGraph.from(BOB.toUpperCase(Locale.ROOT), RelationKind.CONSENTED))
                .anyMatch(relation -> relation.terms().level() == AccessLevel.CONTROL);
        assertThat(ofAnother.from(BOB.toUpperCase(Locale.ROOT), RelationKind.CONSENTED))
                .noneMatch(relation -> relation.terms().level() == AccessLevel.CONTROL);
    }

    private static String principal(String id, String appId) {
        return record(
                "AZServicePrincipal",
                "{'id':'" + id + "','appId':'" + appId + "','displayName':'api','tenantId':'" + TENANT
                        + "','accountEnabled':true}");
    }
}
