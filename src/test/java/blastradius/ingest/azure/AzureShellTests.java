package blastradius.ingest.azure;

import static blastradius.ingest.azure.ArmText.*;
import static org.assertj.core.api.Assertions.assertThat;

import blastradius.ingest.arm.ToolEstate;
import blastradius.model.AccessLevel;
import blastradius.model.Relation;
import blastradius.model.RelationKind;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What Azure PowerShell writes, which calls the same things otherwise; and lists that go on. */
class AzureShellTests {

    private static final String CUSTOM = "60000000-0000-4000-8000-000000000001";

    private static String upper(String id) {
        return id.toUpperCase(Locale.ROOT);
    }

    private static List<Relation> held(ToolEstate estate, String holder) {
        return estate.from(upper(holder), RelationKind.HOLDS_GRANT);
    }

    /* As Get-AzRoleAssignment | ConvertTo-Json writes it. */
    private static String shell(String role, String assignmentId) {
        return json(
                "{'RoleAssignmentName':'n','RoleAssignmentId':'" + assignmentId + "','Scope':'" + GROUP
                        + "','DisplayName':'Ann','SignInName':'ann@x.example','RoleDefinitionName':'some role','RoleDefinitionId':'"
                        + role + "','ObjectId':'" + ANN
                        + "','ObjectType':'User','CanDelegate':false,'Description':null,'ConditionVersion':null,'Condition':null}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/subscriptions/40000000-0000-4000-8000-000000000001/providers/Microsoft.Authorization/roleAssignments/x",
                "70000000-0000-4000-8000-000000000001"
            })
    void assignmentsAreThoseOfTheCommandLine(String assignmentId) {
        ToolEstate plain = ToolEstate.ofTexts(
                "a.json", list(assignment(ANN, CONTRIBUTOR, GROUP, ",'principalType':'User','principalName':'Ann'")));
        ToolEstate shell = ToolEstate.ofTexts("a.json", list(shell(CONTRIBUTOR, assignmentId)));
        assertThat(shell.estate.relations).isEqualTo(plain.estate.relations).isNotEmpty();
        ToolEstate one = ToolEstate.ofTexts("a.json", shell(CONTRIBUTOR, assignmentId));
        assertThat(one.estate.relations).isEqualTo(plain.estate.relations);
    }

    @Test
    void aCustomRoleIsJudgedByItsActions() {
        String role = json("{'Name':'some role','Id':'" + CUSTOM
                + "','IsCustom':true,'Description':'d','Actions':['Microsoft.Compute/virtualMachines/extensions/write'],"
                + "'NotActions':[],'DataActions':[],'NotDataActions':[],'AssignableScopes':['" + SUB + "']}");
        ToolEstate estate = ToolEstate.ofTexts(
                "vm.json", list(machine(VM, "")), "r.json", list(role), "a.json", list(shell(CUSTOM, "x")));
        assertThat(held(estate, ANN))
                .singleElement()
                .satisfies(relation -> assertThat(estate.from(relation.to(), RelationKind.GRANTS))
                        .extracting(gives -> gives.terms().level())
                        .contains(AccessLevel.WRITE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"'skip_token':'abc'", "'$skipToken':'abc'", "'nextLink':'https://management.azure.com/x'"})
    void aListThatGoesOnIsTold(String more) {
        String rows = "{\"count\":1,\"data\":" + list(machine(VM, "")) + "," + json(more) + "}";
        assertThat(ToolEstate.ofTexts("vm.json", rows).report.rejected().stream()
                        .map(Object::toString)
                        .toList())
                .anyMatch(one -> one.contains("pages that follow"));
        String last = "{\"count\":1,\"data\":" + list(machine(VM, "")) + ",\"skip_token\":null}";
        assertThat(ToolEstate.ofTexts("vm.json", last).report.rejected().stream()
                        .map(Object::toString)
                        .toList())
                .isEmpty();
    }

    private static String deny(String scope, String excluded) {
        return extension(
                scope,
                "denyAssignments",
                "'denyAssignmentName':'managed','scope':'" + scope
                        + "','permissions':[{'actions':['*'],'notActions':['*/read'],'dataActions':[],'notDataActions':[]}],"
                        + "'principals':[{'id':'00000000-0000-0000-0000-000000000000','type':'SystemDefined'}],"
                        + "'excludePrincipals':[" + excluded + "]");
    }

    private static Relation denied(String scope, String excluded) {
        ToolEstate estate = ToolEstate.ofTexts(
                "vm.json",
                list(machine(VM, "")),
                "deny.json",
                value(deny(scope, excluded)),
                "ra.json",
                list(assignment(ANN, CONTRIBUTOR, GROUP, ",'principalType':'User','principalName':'ann'")));
        return held(estate, ANN).stream()
                .filter(relation -> relation.terms().deniedBy() == null)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void whoMayBeInAGroupThatIsSparedKeepsHisRole() {
        String group = "{'id':'" + OPS + "','type':'Group'}";
        assertThat(denied(GROUP, group).evidence().toString()).contains("approximated", "spares groups");
        String other = "{'id':'" + OPS + "','type':'ServicePrincipal'}";
        assertThat(denied(GROUP, other).evidence().toString()).doesNotContain("approximated");
    }
}
