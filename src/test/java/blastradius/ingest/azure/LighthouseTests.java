package blastradius.ingest.azure;

import static blastradius.ingest.azure.ArmText.*;
import static org.assertj.core.api.Assertions.assertThat;

import blastradius.ingest.arm.ToolEstate;
import blastradius.model.AccessLevel;
import blastradius.model.GrantState;
import blastradius.model.Relation;
import blastradius.model.RelationKind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Delegations by Azure Lighthouse: offers, what they are assigned to, and the templates that deploy them. */
class LighthouseTests {

    private static final String OFFER = "a0000000-0000-4000-8000-000000000001";

    private static String offer(String authorizations, String eligible) {
        return definition(
                OFFER,
                "'registrationDefinitionName':'Care','managedByTenantId':'" + PARTNER
                        + "','manageeTenantId':'" + TENANT + "','authorizations':[" + authorizations
                        + "],'eligibleAuthorizations':"
                        + eligible);
    }

    private static String right(String principal, String role, String more) {
        return "{'principalId':'" + principal + "','roleDefinitionId':'" + role + "','principalIdDisplayName':'ops'"
                + more + "}";
    }

    private static List<Relation> held(ToolEstate estate, String holder) {
        return estate.from(holder.toUpperCase(Locale.ROOT), RelationKind.HOLDS_GRANT);
    }

    @Test
    void offersAndAssignmentsInTwoFilesAreJoined() {
        ToolEstate estate = ToolEstate.ofTexts(
                "assignments.json", list(delegation(OFFER, "")),
                "definitions.json", list(offer(right(OPS, CONTRIBUTOR, ""), "null")));
        assertThat(held(estate, OPS)).singleElement().satisfies(relation -> {
            assertThat(relation.sourceKind()).isEqualTo("Lighthouse");
            assertThat(relation.evidence()).containsEntry("principalIdDisplayName", "ops");
            assertThat(estate.from(relation.to(), RelationKind.GRANTS))
                    .singleElement()
                    .satisfies(gives -> {
                        assertThat(gives.terms().level()).isEqualTo(AccessLevel.WRITE);
                        assertThat(gives.to()).isEqualTo(GROUP.toUpperCase(Locale.ROOT));
                    });
        });
    }

    @Test
    void assignmentWithItsDefinitionInsideNeedsNoOther() {
        String inside =
                ",'registrationDefinition':{'id':'/x','properties':{'registrationDefinitionName':'Care','managedByTenantId':'"
                        + PARTNER + "','authorizations':[" + right(OPS, READER, "") + "]}}";
        for (String text : List.of(list(delegation(OFFER, inside)), value(delegation(OFFER, inside)))) {
            ToolEstate estate = ToolEstate.ofTexts("a.json", text);
            assertThat(held(estate, OPS)).hasSize(1);
            assertThat(estate.report.rejected()).isEmpty();
        }
    }

    @Test
    void principalIsTheManagingTenantsAndNotTheCustomers() {
        String twin = assignment(OPS, READER, SUB, ",'principalType':'User','principalName':'customer own'");
        ToolEstate estate = ToolEstate.ofTexts(
                "acc.json", list(account()),
                "ra.json", list(twin),
                "d.json", list(offer(right(OPS, CONTRIBUTOR, ""), "[]"), delegation(OFFER, "")));
        String other = OPS.toUpperCase(Locale.ROOT) + "@" + PARTNER.toUpperCase(Locale.ROOT);
        assertThat(estate.from(other, RelationKind.HOLDS_GRANT)).hasSize(1);
        assertThat(held(estate, OPS)).extracting(Relation::sourceKind).containsExactly("Reader");
    }

    @Test
    void eligibleIsActivatedWithApproversOfTheManagingTenant() {
        String jit = "[{'principalId':'" + OPS + "','roleDefinitionId':'" + CONTRIBUTOR
                + "','justInTimeAccessPolicy':{'multiFactorAuthProvider':'Azure','maximumActivationDuration':'PT8H','managedByTenantApprovers':[{'principalId':'"
                + ANN + "'}]}}]";
        ToolEstate estate = ToolEstate.ofTexts("d.json", value(offer("", jit), delegation(OFFER, "")));
        assertThat(held(estate, OPS)).singleElement().satisfies(relation -> {
            assertThat(relation.terms().state()).isEqualTo(GrantState.ELIGIBLE);
            assertThat(relation.terms().approvers()).containsExactly(ANN.toUpperCase(Locale.ROOT));
            assertThat(estate.between(ANN.toUpperCase(Locale.ROOT), RelationKind.CAN_APPROVE, relation.to()))
                    .hasSize(1);
        });
        ToolEstate alone = ToolEstate.ofTexts(
                "d.json",
                value(offer("", jit.replaceAll(",'managedByTenantApprovers':\\[.*?]", "")), delegation(OFFER, "")));
        assertThat(held(alone, OPS))
                .singleElement()
                .satisfies(relation -> assertThat(relation.terms().approvers()).isEmpty());
    }

    @Test
    void givingRolesAwayNeedsCodeOfTheSameHolders() {
        String giving = right(OPS, USER_ACCESS, ",'delegatedRoleDefinitionIds':['" + CONTRIBUTOR + "']");
        ToolEstate alone = ToolEstate.ofTexts(
                "d.json", list(offer(giving + "," + right(ANN, CONTRIBUTOR, ""), "[]"), delegation(OFFER, "")));
        ToolEstate with = ToolEstate.ofTexts(
                "d.json", list(offer(giving + "," + right(OPS, LOG_ANALYTICS, ""), "[]"), delegation(OFFER, "")));
        assertThat(gives(alone))
                .filteredOn(relation -> relation.terms().level() == AccessLevel.WRITE)
                .isNotEmpty()
                .allMatch(relation -> relation.terms().deniedBy() != null);
        assertThat(gives(with))
                .filteredOn(relation -> relation.terms().level() == AccessLevel.WRITE)
                .isNotEmpty()
                .allMatch(relation -> relation.terms().deniedBy() == null
                        && relation.terms().and().size() == 1);
        assertThat(gives(alone))
                .filteredOn(relation -> relation.terms().deniedBy() == null)
                .extracting(relation -> relation.terms().level())
                .containsOnly(AccessLevel.SEE);
    }

    private static List<Relation> gives(ToolEstate estate) {
        return held(estate, OPS).stream()
                .map(Relation::to)
                .filter(grant -> grant.startsWith("role " + USER_ACCESS.toUpperCase(Locale.ROOT)))
                .flatMap(grant -> estate.from(grant, RelationKind.GRANTS).stream())
                .toList();
    }

    @Test
    void whatCannotBeDelegatedIsRefusedByName() {
        String secrets = "4633458b-17de-408a-b874-0445c86b69e6";
        ToolEstate estate = ToolEstate.ofTexts(
                "d.json",
                list(
                        offer(
                                right(OPS, OWNER, "") + "," + right(OPS, secrets, "") + "," + right(OPS, READER, ""),
                                "[]"),
                        delegation(OFFER, "")));
        assertThat(estate.report.rejected())
                .extracting(rejected -> rejected.reason())
                .anyMatch(reason -> reason.contains("Owner cannot be delegated"))
                .anyMatch(reason -> reason.contains("Key Vault Secrets User"));
        assertThat(held(estate, OPS)).hasSize(1);
    }

    @Test
    void offersThatNobodyTookAndAssignmentsThatNobodyDefinesAreSaid() {
        ToolEstate estate = ToolEstate.ofTexts(
                "d.json",
                list(offer(right(OPS, READER, ""), "[]"), delegation("b0000000-0000-4000-8000-000000000001", "")));
        assertThat(held(estate, OPS)).isEmpty();
        assertThat(estate.report.notes())
                .anyMatch(note -> note.contains("\"Care\"") && note.contains("assigned to nothing"));
        assertThat(estate.report.rejected())
                .singleElement()
                .satisfies(rejected -> assertThat(rejected.reason()).contains("b0000000"));
    }

    static Stream<Path> templates() throws java.io.IOException {
        try (Stream<Path> files = Files.walk(ToolEstate.sample("lighthouse/templates"))) {
            return files.filter(file -> file.toString().endsWith(".json")).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("templates")
    void templateAloneIsNamedAndGivesNothing(Path file) {
        ToolEstate estate = ToolEstate.of(file);
        assertThat(estate.estate.relations).isEmpty();
        boolean isParameters = file.toString().endsWith("parameters.json");
        assertThat(estate.report.rejected())
                .hasSize(isParameters ? 0 : 1)
                .allSatisfy(rejected ->
                        assertThat(rejected.reason()).contains("parameters('").contains("beside the template"));
        assertThat(estate.report.notes()).hasSize(isParameters ? 1 : 0);
    }

    /* Published with ids that are none, so that each of their rows is refused by its name; the marketplace's has real ones. */
    @ParameterizedTest
    @MethodSource("folders")
    void templateWithItsParametersIsResolved(Path folder) throws java.io.IOException {
        List<Path> files = new ArrayList<>();
        try (Stream<Path> all = Files.list(folder)) {
            all.filter(file -> file.toString().endsWith(".json")).sorted().forEach(files::add);
        }
        ToolEstate estate = ToolEstate.of(files.toArray(Path[]::new));
        assertThat(estate.report.rejected())
                .noneMatch(rejected -> rejected.reason().contains("not resolved"));
        if (folder.toString().contains("marketplace")) {
            assertThat(held(estate, "a762c9f6-88aa-4340-b775-44b8151afe00")).hasSize(3);
            assertThat(held(estate, "81fc7fbc-0969-48fa-9427-e19b8b70a52e")).hasSize(1);
            assertThat(estate.report.rejected()).isEmpty();
        } else {
            assertThat(estate.report.rejected())
                    .isNotEmpty()
                    .allMatch(rejected -> rejected.reason().contains("names no"));
            assertThat(estate.estate.relations).isEmpty();
        }
    }

    static Stream<Path> folders() throws java.io.IOException {
        return templates().map(Path::getParent).distinct();
    }

    @Test
    void templateOfSeveralGroupsDelegatesEach() throws java.io.IOException {
        Path folder =
                ToolEstate.sample("lighthouse/templates/delegated-resource-management-eligible-authorizations/rg");
        String parameters = Files.readString(folder.resolve("multiple-rg-managing-tenant-approvers.parameters.json"))
                .replace("00000000-0000-0000-0000-000000000000", OPS);
        ToolEstate estate = ToolEstate.ofTexts(
                "multiple-rg-managing-tenant-approvers.json",
                Files.readString(folder.resolve("multiple-rg-managing-tenant-approvers.json")),
                "multiple-rg-managing-tenant-approvers.parameters.json",
                parameters);
        assertThat(held(estate, OPS)).as("four rights on three groups").hasSize(12);
        assertThat(estate.named("test2").sourceKind()).isEqualTo("microsoft.resources/resourcegroups");
        assertThat(held(estate, OPS))
                .filteredOn(relation -> relation.terms().state() == GrantState.ELIGIBLE)
                .hasSize(3)
                .allMatch(relation -> relation.terms().approvers().size() == 1);
    }
}
