package blastradius.ingest.roles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import blastradius.model.AccessLevel;
import blastradius.model.RelationKind;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the catalogue says: the rows of the design, and rules for what nobody judged. */
class RoleCatalogueTests {

    private static final String GRAPH = "00000003-0000-0000-c000-000000000000";
    private static final RoleCatalogue CATALOGUE = RoleCatalogue.shipped();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    62e90394-69f5-4237-9190-012177145e10 | Global Administrator: CONTROL on the tenant, sure
                    E8611AB8-C189-46E8-94E1-60213AB1F814 | Privileged Role Administrator: can change the authority of the tenant, sure
                    f2ef992c-3afb-46b9-b7cf-a126ee74c451 | Global Reader: SEE on the tenant; READ on the directory, sure
                    88d8e3e3-8f55-4a1e-953a-9b9898b8876b | Directory Readers: READ on the directory, sure
                    29232cdf-9323-42fd-ade2-1d097af3e4de | Exchange Administrator: WRITE on mail; decides who is in Microsoft 365 groups that hold no role, sure
                    0bd113fe-6be5-400c-a28f-ae5553f9c0be | Policy and Profile manager: CONTROL on endpoints, sure
                    d29b2b05-8046-44ba-8758-1e26182fcf32 | Directory Synchronization Accounts: nothing by itself, sure
                    """)
    void knowsRolesOfEntra(String template, String words) {
        assertThat(CATALOGUE.entraRole(template, null).words()).isEqualTo(words);
    }

    @Test
    void aTierIsNoLevel() {
        assertThat(CATALOGUE
                        .entraRole("f2ef992c-3afb-46b9-b7cf-a126ee74c451", null)
                        .rights())
                .extracting(JudgedRight::level)
                .doesNotContain(AccessLevel.CONTROL, AccessLevel.WRITE);
    }

    @Test
    void aPermissionMeansNothingWithoutItsInterface() {
        String mailRead = "810c84a8-4a9e-49e6-bf7d-12d183f40d01";
        assertThat(CATALOGUE.permission(GRAPH, mailRead, null).words()).isEqualTo("Mail.Read: READ on mail, sure");
        Judgement elsewhere = CATALOGUE.permission("99999999-0000-0000-c000-000000000000", mailRead, "Mail.Read");
        assertThat(elsewhere.sure()).isEqualTo(Sureness.JUDGED);
        assertThat(elsewhere.rights()).extracting(JudgedRight::on).containsExactly(RightTarget.SERVICE);
    }

    @ParameterizedTest
    @CsvSource({
        "Widget Reader, SEE",
        "Widget Administrator, WRITE",
        "Widgets.Read.All, SEE",
        "Widgets.ReadWrite.All, WRITE",
        "Thread Owner, WRITE"
    })
    void whatNobodyJudgedIsReadByItsName(String name, AccessLevel level) {
        Judgement judgement = CATALOGUE.entraRole("11111111-2222-3333-4444-555555555555", name);
        assertThat(judgement.sure()).isEqualTo(Sureness.JUDGED);
        assertThat(judgement.rights()).containsExactly(JudgedRight.of(RelationKind.CAN, level, RightTarget.DIRECTORY));
    }

    @Test
    void customRolesOfEntraAreReadByTheirActions() {
        assertThat(entra("microsoft.directory/users/password/update", "microsoft.directory/users/standard/read"))
                .containsExactlyInAnyOrder("READ on passwords of its reset list", "SEE on the directory");
        assertThat(entra("microsoft.directory/users/enable"))
                .containsExactly("CONTROL on enabling accounts of its reset list");
        assertThat(entra("microsoft.directory/applications/credentials/update"))
                .containsExactly("can take over every application");
        assertThat(entra("microsoft.directory/groups/members/update"))
                .containsExactly("decides who is in groups that hold no role");
        assertThat(entra("microsoft.directory/applications/standard/read")).containsExactly("SEE on the directory");
        assertThat(entra("microsoft.directory/domains/federation/update")).containsExactly("CONTROL on federation");
        assertThat(entra("microsoft.directory/users/basic/update", "microsoft.directory/users/standard/read"))
                .containsExactly("WRITE on the directory");
        assertThat(entra("Microsoft.Directory/ConditionalAccessPolicies/basic/update"))
                .containsExactly("can change the authority of policies of sign-in");
    }

    private static List<String> entra(String... actions) {
        return CATALOGUE.entraActions("role", "Custom", List.of(actions)).rights().stream()
                .map(JudgedRight::words)
                .toList();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    8e3af657-a8ff-443c-a75c-2fe8c4bcb635 | CONTROL on its scope; WRITE on its scope
                    18d7d88d-d35e-4fb5-a5c3-7773c20a72d9 | CONTROL on its scope
                    b24988ac-6180-42a0-ab88-20f7382dd24c | WRITE on its scope
                    acdd72a7-3385-48ef-bd42-f606fba81ae7 | SEE on its scope
                    4633458b-17de-408a-b874-0445c86b69e6 | READ on secrets of vaults
                    2a2b9908-6ea1-4ae2-8e65-a410df84e7d1 | READ on data of microsoft.storage/storageaccounts
                    ba92f5b4-2d11-453d-a403-e96b0029c9fe | WRITE on data of microsoft.storage/storageaccounts
                    17d1049b-9a84-46fb-8f53-869881c3d3ab | WRITE on data of microsoft.storage/storageaccounts
                    1c0163c0-47e6-4577-8991-ea5c82e286e4 | CONTROL on machines of microsoft.compute/virtualmachines, microsoft.hybridcompute/machines
                    fb879df8-f326-4884-b1cf-06f3ad86be52 | READ on machines of microsoft.compute/virtualmachines, microsoft.hybridcompute/machines
                    9980e02c-c2be-4d73-94e8-173b1dc7cf3c | WRITE on resources of microsoft.compute/virtualmachines, microsoft.compute/virtualmachinescalesets (runs code)
                    92aaf0da-9dab-42b6-94a3-d43ce8d16293 | WRITE on resources of microsoft.classiccompute/virtualmachines, microsoft.compute/virtualmachines, microsoft.hybridcompute/machines (runs code)
                    4fe576fe-1146-4730-92eb-48519fa6bf9f | triggers resources of microsoft.automation/automationaccounts
                    f1a07417-d97a-45cb-824c-7a7467783830 | may assume resources of microsoft.managedidentity/userassignedidentities
                    """)
    void rolesOfAzureAreReadByTheirActions(String id, String expected) {
        assertThat(words(CATALOGUE.azureRole(id, null, null)))
                .as(CATALOGUE.azureRole(id, null, null).words())
                .containsAll(Arrays.asList(expected.split("; ")));
    }

    @Test
    void whatOperatesAMachineIsNoCode() {
        List<String> operator = custom(
                List.of(
                        "Microsoft.Compute/virtualMachines/start/action",
                        "Microsoft.Compute/virtualMachines/restart/action",
                        "Microsoft.Compute/virtualMachines/powerOff/action",
                        "Microsoft.Compute/virtualMachines/read",
                        "Microsoft.Resources/tags/write"),
                List.of());
        assertThat(operator).allMatch(words -> words.startsWith("SEE on "), "only sees");
    }

    @Test
    void anExtensionIsCode() {
        assertThat(custom(List.of("Microsoft.Compute/virtualMachines/extensions/*"), List.of()))
                .contains("WRITE on resources of microsoft.compute/virtualmachines (runs code)");
        assertThat(custom(List.of("*/extensions/write"), List.of()))
                .anyMatch(words -> words.contains("microsoft.hybridcompute/machines") && words.endsWith("(runs code)"));
    }

    @Test
    void whatIsTakenAwayIsNotGiven() {
        assertThat(custom(List.of("*"), List.of("Microsoft.Authorization/*"))).doesNotContain("CONTROL on its scope");
        List<String> noMachines = custom(List.of("*"), List.of("Microsoft.Compute/*", "Microsoft.Authorization/*"));
        assertThat(noMachines).noneMatch(words -> words.contains("microsoft.compute/virtualmachines"));
        assertThat(noMachines).doesNotContain("WRITE on its scope");
    }

    @Test
    void otherChangesAreOfTheirTypes() {
        assertThat(custom(List.of("Microsoft.Network/networkSecurityGroups/securityRules/write"), List.of()))
                .contains("WRITE on resources of microsoft.network/networksecuritygroups");
        assertThat(CATALOGUE.azureRole("custom", "Admin of everything", null).sure())
                .isEqualTo(Sureness.JUDGED);
    }

    private static List<String> custom(List<String> actions, List<String> notActions) {
        return words(CATALOGUE.azureRole(
                "5d1c1d3e-0000-4000-8000-000000000001",
                "Custom",
                new ArmActions(actions, notActions, List.of(), List.of())));
    }

    private static List<String> words(Judgement judgement) {
        return judgement.rights().stream().map(JudgedRight::words).toList();
    }

    @ParameterizedTest
    @CsvSource({
        "Mail.Read,Mail.Read: READ on mail",
        "Files.ReadWrite,Files.ReadWrite: WRITE on files",
        "calendars.read,Calendars.Read: READ on mail",
        "GroupMember.Read,GroupMember.Read.All",
        "Directory.AccessAsUser.All,Directory.AccessAsUser.All: WRITE on the directory",
        "offline_access,offline_access: nothing by itself"
    })
    void permissionsInTheNameOfAUserAreKnownByTheirWord(String word, String words) {
        assertThat(Objects.requireNonNull(RoleCatalogue.shipped().delegated(word))
                        .words())
                .startsWith(words);
    }

    @Test
    void aWordThatNobodyKnowsIsNotJudged() {
        assertThat(RoleCatalogue.shipped().delegated("My.Own.Word")).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "CaseManagement.Read.All,SEE",
        "RecordsManagement.ReadWrite.All,WRITE",
        "Devices.Management.Read,SEE",
        "Bookings.Manage,WRITE"
    })
    void managementInANameChangesNothing(String name, AccessLevel level) {
        assertThat(RoleCatalogue.shipped()
                        .permission("10000000-0000-0000-0000-000000000000", "1", name)
                        .rights())
                .extracting(JudgedRight::level)
                .containsExactly(level);
    }

    @Test
    void whatSomebodySaysGoesBeforeTheCatalogue() {
        RoleCatalogue own = CATALOGUE.with(Map.of(
                "29232CDF-9323-42FD-ADE2-1D097AF3E4DE",
                        Judgement.stated("Exchange, ours", "CAN READ MAIL", "likely", "ours"),
                "00000003-0000-0000-C000-000000000000/810C84A8-4A9E-49E6-BF7D-12D183F40D01",
                        Judgement.stated("Mail.Read", "", "sure", "ours")));
        assertThat(own.entraRole("29232cdf-9323-42fd-ade2-1d097af3e4de", null).words())
                .isEqualTo("Exchange, ours: READ on mail, likely");
        assertThat(own.permission(GRAPH, "810c84a8-4a9e-49e6-bf7d-12d183f40d01", null)
                        .rights())
                .isEmpty();
        assertThat(own.entraRole("62e90394-69f5-4237-9190-012177145e10", null).source())
                .isEqualTo("catalogue");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            CAN FLY MAIL | sure | "FLY" is no level
            CAN WRITE PIGEONS | sure | "PIGEONS" is no target; there are
            CONTAINS MAIL | sure | "CONTAINS" is no right of a role; there are
            CAN MAIL | sure | is not CAN, a level and a target
            MAIL | sure | "MAIL" is no right of a role
            CAN_MANAGE_MEMBERS TENANT | sure | CAN_MANAGE_MEMBERS is not on TENANT; it is on one of
            CAN_TAKE_OVER MAIL | sure | CAN_TAKE_OVER is not on MAIL
            OWNS APPS | maybe | "maybe" is not how sure it is
            """)
    void whatMeansNothingIsNamed(String rights, String sure, String message) {
        assertThatThrownBy(() -> Judgement.stated("role", rights, sure, "ours"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
    }
}
