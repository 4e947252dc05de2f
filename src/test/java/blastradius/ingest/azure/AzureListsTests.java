package blastradius.ingest.azure;

import static blastradius.ingest.azure.ArmText.*;
import static org.assertj.core.api.Assertions.assertThat;

import blastradius.ingest.ImportedFiles;
import blastradius.ingest.arm.ToolEstate;
import blastradius.model.AccessLevel;
import blastradius.model.EntityKind;
import blastradius.model.Relation;
import blastradius.model.RelationKind;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the resource manager tells, as its command line prints it and as its interface answers. */
class AzureListsTests {

    private static String upper(String id) {
        return id.toUpperCase(Locale.ROOT);
    }

    private static ToolEstate read(String... namesAndTexts) {
        return ToolEstate.ofTexts(namesAndTexts);
    }

    private static List<Relation> held(ToolEstate estate, String holder) {
        return estate.from(upper(holder), RelationKind.HOLDS_GRANT);
    }

    @Test
    void flattenedAndNestedAssignmentsAreTheSame() {
        String nested = extension(
                GROUP,
                "roleAssignments",
                "'principalId':'" + ANN + "','principalType':'User','roleDefinitionId':'" + SUB
                        + "/providers/Microsoft.Authorization/roleDefinitions/" + CONTRIBUTOR + "','scope':'" + GROUP
                        + "'");
        ToolEstate flat = read("a.json", list(assignment(ANN, CONTRIBUTOR, GROUP, ",'principalType':'User'")));
        ToolEstate rest = read("a.json", value(nested));
        assertThat(rest.estate.relations).isEqualTo(flat.estate.relations);
        assertThat(flat.estate.relations).isNotEmpty();
        assertThat(flat.ofKind(ANN, EntityKind.HUMAN).id()).isEqualTo(upper(ANN));
    }

    @Test
    void scopesStandByTheirPaths() {
        ToolEstate estate = read("acc.json", list(account()), "vm.json", list(machine(VM, "")));
        assertThat(estate.between(upper(SUB), RelationKind.CONTAINS, upper(GROUP)))
                .hasSize(1);
        assertThat(estate.between(upper(GROUP), RelationKind.CONTAINS, upper(VM)))
                .hasSize(1);
        assertThat(estate.between("CLOUD@" + upper(TENANT), RelationKind.CONTAINS, upper(SUB)))
                .hasSize(1);
        assertThat(estate.between(upper(TENANT), RelationKind.CONTAINS, "CLOUD@" + upper(TENANT)))
                .hasSize(1);
        assertThat(estate.named("Prod").kind()).isEqualTo(EntityKind.SCOPE);
        assertThat(estate.estate.source).isEqualTo("Azure " + upper(TENANT));
    }

    @Test
    void managementGroupsStandAsTheirRecordsSay() {
        String root = "/providers/Microsoft.Management/managementGroups/root";
        String record = json("{'id':'" + root
                + "','name':'root','type':'Microsoft.Management/managementGroups','displayName':'Root','tenantId':'"
                + TENANT
                + "','children':[{'id':'/providers/Microsoft.Management/managementGroups/corp','name':'corp','displayName':'Corp','type':'Microsoft.Management/managementGroups',"
                + "'children':[{'id':'" + SUB + "','displayName':'Prod','type':'/subscriptions','children':null}]}]}");
        ToolEstate estate =
                read("mg.json", record, "ra.json", list(assignment(ANN, OWNER, root, ",'principalType':'User'")));
        assertThat(estate.between(
                        estate.named("Root").id(),
                        RelationKind.CONTAINS,
                        estate.named("Corp").id()))
                .hasSize(1);
        assertThat(estate.between(estate.named("Corp").id(), RelationKind.CONTAINS, upper(SUB)))
                .hasSize(1);
        assertThat(estate.whoReaches(estate.named("Prod"), AccessLevel.CONTROL))
                .containsExactly(upper(ANN).toLowerCase(Locale.ROOT));
    }

    /** A Contributor far above, a role over monitoring, one over nothing but starting, and one who reads. */
    @ParameterizedTest
    @CsvSource({
        OWNER + ", true",
        CONTRIBUTOR + ", true",
        LOG_ANALYTICS + ", true",
        READER + ", false",
    })
    void codeRightsReachTheMachineByItsResource(String role, boolean isReached) {
        ToolEstate estate = read(
                "vm.json",
                list(machine(
                        VM,
                        ",'identity':{'type':'SystemAssigned','principalId':'" + BOB + "','tenantId':'" + TENANT
                                + "'}")),
                "ra.json",
                list(assignment(ANN, role, SUB, ",'principalType':'User','principalName':'ann'")));
        assertThat(estate.whoReaches(estate.ofKind("vm", EntityKind.HOST), AccessLevel.CONTROL)
                        .contains("ann"))
                .isEqualTo(isReached);
        assertThat(estate.whoReaches(estate.ofKind("vm", EntityKind.MANAGED_IDENTITY), AccessLevel.CONTROL)
                        .contains("ann"))
                .isEqualTo(isReached);
    }

    @Test
    void customRoleIsWhatItsActionsAllow() {
        String operator = json(
                "{'id':'" + SUB
                        + "/providers/Microsoft.Authorization/roleDefinitions/70000000-0000-4000-8000-000000000001','name':'70000000-0000-4000-8000-000000000001',"
                        + "'roleName':'VM operator','roleType':'CustomRole','type':'Microsoft.Authorization/roleDefinitions','assignableScopes':['"
                        + SUB + "'],"
                        + "'permissions':[{'actions':['Microsoft.Compute/virtualMachines/read','Microsoft.Compute/virtualMachines/start/action','Microsoft.Compute/virtualMachines/restart/action'],'notActions':[],'dataActions':[],'notDataActions':[]}]}");
        String runner = operator.replace("70000000-0000-4000-8000-000000000001", "70000000-0000-4000-8000-000000000002")
                .replace("VM operator", "VM runner")
                .replace("start/action", "runCommand/action");
        ToolEstate estate = read(
                "vm.json", list(machine(VM, "")),
                "rd.json", list(operator, runner),
                "ra.json",
                        list(
                                assignment(
                                        ANN,
                                        "70000000-0000-4000-8000-000000000001",
                                        SUB,
                                        ",'principalType':'User','principalName':'ann'"),
                                assignment(
                                        BOB,
                                        "70000000-0000-4000-8000-000000000002",
                                        SUB,
                                        ",'principalType':'User','principalName':'bob'")));
        assertThat(estate.whoReaches(estate.ofKind("vm", EntityKind.HOST), AccessLevel.CONTROL))
                .containsExactly("bob");
        assertThat(estate.whoReaches(estate.ofKind("vm", EntityKind.WORKLOAD), AccessLevel.SEE))
                .containsExactly("ann", "bob");
        assertThat(estate.between(
                        upper(SUB),
                        RelationKind.CONTAINS,
                        estate.ofKind("VM runner", EntityKind.ROLE).id()))
                .hasSize(1);
    }

    @Test
    void groupOfAPartnerIsOfNoTenantThatIsKnown() {
        ToolEstate estate = read(
                "acc.json",
                list(account()),
                "ra.json",
                list(assignment(OPS, OWNER, SUB, ",'principalType':'ForeignGroup'")));
        assertThat(estate.ofKind(OPS, EntityKind.GROUP).tenant()).isNull();
        assertThat(held(estate, OPS)).hasSize(1);
    }

    @Test
    void whoeverElevatedHimselfHoldsAllOfAzure() {
        ToolEstate estate = read(
                "acc.json",
                list(account()),
                "ra.json",
                list(assignment(ANN, USER_ACCESS, "/", ",'principalType':'User','principalName':'ann'")
                        .replace("//providers", "/providers")));
        assertThat(estate.whoReaches(estate.named("Prod"), AccessLevel.CONTROL)).containsExactly("ann");
        assertThat(estate.whoReaches(estate.estate.entity(upper(TENANT)), AccessLevel.SEE))
                .isEmpty();
    }

    @Test
    void arcMachineIsAMachineOfItsDomainName() {
        String arc = json(
                "{'id':'" + GROUP
                        + "/providers/Microsoft.HybridCompute/machines/dc1','name':'dc1','type':'microsoft.hybridcompute/machines','tenantId':'"
                        + TENANT
                        + "','subscriptionId':'x','resourceGroup':'rg','properties':{'adFqdn':'dc1.corp.example','vmUuid':'u','domainName':'corp.example'}}");
        ToolEstate estate = read(
                "graph.json",
                "{\"count\":1,\"data\":[" + arc + "],\"skip_token\":null,\"total_records\":1}",
                "ra.json",
                list(assignment(ANN, CONTRIBUTOR, SUB, ",'principalType':'User','principalName':'ann'")));
        assertThat(estate.ofKind("dc1", EntityKind.HOST).properties()).containsEntry("adFqdn", "dc1.corp.example");
        assertThat(estate.whoReaches(estate.ofKind("dc1", EntityKind.HOST), AccessLevel.CONTROL))
                .containsExactly("ann");
    }

    @Test
    void nobodyStandsInForWhomAnotherSourceDescribes(@TempDir Path folder) throws IOException {
        ImportedFiles files = new ImportedFiles(folder);
        files.estate.knownElsewhere.add(upper(ANN));
        files.run(files.file(
                "ra.json",
                list(
                        assignment(ANN, READER, SUB, ",'principalType':'User','principalName':'ann'"),
                        assignment(BOB, READER, SUB, ",'principalType':'User','principalName':'bob'"))));
        assertThat(files.estate.entities).containsKey(upper(BOB)).doesNotContainKey(upper(ANN));
    }

    @Test
    void badRecordsAreNamedAndTheRestIsRead() {
        ToolEstate estate = read(
                "ra.json",
                list(
                        assignment(ANN, READER, SUB, ""),
                        "null",
                        "7",
                        json("{'type':'Microsoft.Authorization/roleAssignments','id':null,'principalId':5}"),
                        json("{'id':'x'}"),
                        json(
                                "{'id':'" + SUB
                                        + "/providers/Microsoft.Authorization/locks/l','type':'Microsoft.Authorization/locks'}")));
        assertThat(held(estate, ANN)).hasSize(1);
        assertThat(estate.report.rejected()).hasSizeGreaterThanOrEqualTo(2);
        assertThat(estate.report.unknownKinds()).containsKey("microsoft.authorization/locks");
    }

    @Test
    void listThatGoesOnIsSaid() {
        ToolEstate estate = read(
                "ra.json",
                value(assignment(ANN, READER, SUB, ""))
                        .replaceFirst("}$", ",\"nextLink\":\"https://management.example/next\"}"));
        assertThat(estate.report.rejected())
                .singleElement()
                .satisfies(rejected -> assertThat(rejected.reason()).contains("nextLink"));
        assertThat(held(estate, ANN)).hasSize(1);
    }
}
