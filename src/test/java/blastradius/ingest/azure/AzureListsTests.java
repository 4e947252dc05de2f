package blastradius.ingest.azure;

import static blastradius.ingest.azure.ArmText.*;
import static org.assertj.core.api.Assertions.assertThat;

import blastradius.ingest.ImportedFiles;
import blastradius.ingest.arm.ToolEstate;
import blastradius.model.AccessLevel;
import blastradius.model.EntityKind;
import blastradius.model.GrantState;
import blastradius.model.Relation;
import blastradius.model.RelationKind;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
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
    void conditionOverAuthorityLeavesTheRest() {
        String condition =
                ",'principalType':'Group','principalName':'ops','condition':'((!(ActionMatches{\\u0027Microsoft.Authorization/roleAssignments/write\\u0027})) OR (@Request[x] GuidEquals {y}))'";
        ToolEstate estate = read("ra.json", list(assignment(OPS, OWNER, SUB, condition)));
        assertThat(held(estate, OPS)).hasSize(2);
        assertThat(held(estate, OPS))
                .filteredOn(relation -> relation.terms().deniedBy() == null)
                .singleElement()
                .satisfies(relation -> assertThat(estate.from(relation.to(), RelationKind.GRANTS))
                        .extracting(gives -> gives.terms().level())
                        .containsOnly(AccessLevel.WRITE));
        ToolEstate unclear = read(
                "ra.json",
                list(assignment(
                        OPS, OWNER, SUB, ",'principalType':'Group','condition':'@Resource[x] StringEquals y'")));
        assertThat(held(unclear, OPS))
                .singleElement()
                .satisfies(relation -> assertThat(relation.terms().deniedBy()).startsWith("condition"));
    }

    @Test
    void denyTakesFromWhomItMeansAndSparesWhomItNames() {
        String deny = extension(
                GROUP,
                "denyAssignments",
                "'denyAssignmentName':'managed','scope':'" + GROUP
                        + "','permissions':[{'actions':['*'],'notActions':['*/read'],'dataActions':[],'notDataActions':[]}],"
                        + "'principals':[{'id':'00000000-0000-0000-0000-000000000000','type':'SystemDefined'}],'excludePrincipals':[{'id':'"
                        + BOB + "','type':'ServicePrincipal'}]");
        ToolEstate estate = read(
                "vm.json", list(machine(VM, "")),
                "deny.json", value(deny),
                "ra.json",
                        list(
                                assignment(ANN, CONTRIBUTOR, GROUP, ",'principalType':'User','principalName':'ann'"),
                                assignment(
                                        BOB,
                                        CONTRIBUTOR,
                                        GROUP,
                                        ",'principalType':'ServicePrincipal','principalName':'bob'")));
        assertThat(estate.whoReaches(estate.ofKind("vm", EntityKind.HOST), AccessLevel.CONTROL))
                .containsExactly("bob");
        assertThat(estate.whoReaches(estate.ofKind("vm", EntityKind.WORKLOAD), AccessLevel.SEE))
                .containsExactly("ann", "bob");
        assertThat(held(estate, ANN))
                .filteredOn(relation -> relation.terms().deniedBy() != null)
                .singleElement()
                .satisfies(relation -> assertThat(relation.terms().deniedBy()).contains("managed"));
    }

    @Test
    void vaultIsOpenedByItsPlane() {
        String policies = ",'enableRbacAuthorization':false,'accessPolicies':[{'objectId':'" + BOB
                + "','permissions':{'secrets':['GET','list']}}]";
        String contributor = list(
                assignment(ANN, CONTRIBUTOR, GROUP, ",'principalType':'User','principalName':'ann'"),
                assignment(BOB, READER, GROUP, ",'principalType':'User','principalName':'bob'"));
        ToolEstate under = read("kv.json", vault(policies), "ra.json", contributor);
        ToolEstate roles = read(
                "kv.json",
                vault(",'enableRbacAuthorization':true" + policies.substring(policies.indexOf(",'access"))),
                "ra.json",
                contributor);
        assertThat(under.whoReaches(under.named("secrets of kv"), null)).containsExactly("ann", "bob");
        assertThat(roles.whoReaches(roles.named("secrets of kv"), null)).isEmpty();
    }

    @Test
    void eligibilityAsksWhatItsPolicyAsks() {
        String role = "'roleDefinitionId':'" + SUB + "/providers/Microsoft.Authorization/roleDefinitions/" + OWNER
                + "','scope':'" + SUB + "'";
        String eligible = extension(
                SUB,
                "roleEligibilityScheduleInstances",
                "'principalId':'" + ANN
                        + "','principalType':'User','startDateTime':'2026-01-01T00:00:00Z','endDateTime':'2026-12-01T00:00:00Z',"
                        + role);
        String policy = extension(
                SUB,
                "roleManagementPolicyAssignments",
                "'policyId':'p'," + role
                        + ",'effectiveRules':[{'id':'Approval_EndUser_Assignment','setting':{'isApprovalRequired':true,'approvalStages':[{'primaryApprovers':[{'id':'"
                        + OPS + "','userType':'Group'}]}]}}]");
        ToolEstate estate = read("e.json", value(eligible), "p.json", value(policy));
        assertThat(held(estate, ANN)).singleElement().satisfies(relation -> {
            assertThat(relation.terms().state()).isEqualTo(GrantState.ELIGIBLE);
            assertThat(relation.terms().until()).isEqualTo(Instant.parse("2026-12-01T00:00:00Z"));
            assertThat(relation.terms().approvers()).containsExactly(upper(OPS));
        });
        ToolEstate nobody = read(
                "e.json",
                value(eligible),
                "p.json",
                value(policy.replace(OPS, "").replace("\"id\":\"\"", "\"no\":1")));
        assertThat(held(nobody, ANN))
                .singleElement()
                .satisfies(relation -> assertThat(relation.terms().deniedBy()).contains("nobody"));
        ToolEstate active = read(
                "e.json",
                value(extension(
                        SUB,
                        "roleAssignmentScheduleInstances",
                        "'principalId':'" + ANN + "','assignmentType':'Activated','endDateTime':'2026-12-01T00:00:00Z',"
                                + role)));
        assertThat(held(active, ANN))
                .singleElement()
                .satisfies(relation -> assertThat(relation.terms().state()).isEqualTo(GrantState.ACTIVE));
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
    void whoAssignsAnIdentityNeedsCodeAsWell() {
        String operator = "f1a07417-d97a-45cb-824c-7a7467783830";
        String identity = json("{'id':'" + GROUP
                + "/providers/Microsoft.ManagedIdentity/userAssignedIdentities/id1','name':'id1','type':'Microsoft.ManagedIdentity/userAssignedIdentities','principalId':'"
                + BOB + "','clientId':'c','tenantId':'" + TENANT + "'}");
        String held = assignment(ANN, operator, GROUP, ",'principalType':'User','principalName':'ann'");
        ToolEstate alone = read("id.json", list(identity), "ra.json", list(held));
        String other = SUB + "/resourceGroups/other";
        ToolEstate with = read(
                "id.json",
                list(identity),
                "ra.json",
                list(
                        held,
                        assignment(ANN, CONTRIBUTOR, other, ",'principalType':'User','principalName':'ann'")
                                .replace("roleAssignments/", "roleAssignments/2")));
        assertThat(alone.whoReaches(alone.ofKind("id1", EntityKind.MANAGED_IDENTITY), AccessLevel.CONTROL))
                .isEmpty();
        assertThat(with.whoReaches(with.ofKind("id1", EntityKind.MANAGED_IDENTITY), AccessLevel.CONTROL))
                .containsExactly("ann");
        assertThat(with.report.notes()).anyMatch(note -> note.contains("approximated"));
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
