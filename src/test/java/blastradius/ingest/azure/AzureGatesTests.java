package blastradius.ingest.azure;

import static blastradius.ingest.azure.ArmText.*;
import static org.assertj.core.api.Assertions.assertThat;

import blastradius.ingest.arm.ToolEstate;
import blastradius.model.AccessLevel;
import blastradius.model.EntityKind;
import blastradius.model.GrantState;
import blastradius.model.Relation;
import blastradius.model.RelationKind;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** What stands between a role of Azure and what it gives: conditions, denials, activations, the planes of vaults. */
class AzureGatesTests {

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
}
