package blastradius.ingest.azurehound;

import static org.assertj.core.api.Assertions.assertThat;

import blastradius.ingest.arm.ToolEstate;
import blastradius.model.AccessLevel;
import blastradius.model.Entity;
import blastradius.model.EntityKind;
import blastradius.model.GrantState;
import blastradius.model.Relation;
import blastradius.model.RelationKind;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The facts that the sample of an invented tenant was written from, in both spellings of the collector. */
class AlderwayFactsTests {

    private static final Map<String, ToolEstate> READ = Map.of(
            "alderway.json", ToolEstate.ofSamples("azurehound/alderway.json"),
            "alderway.upper.json", ToolEstate.ofSamples("azurehound/alderway.upper.json"));

    /** By the words of a fact, which level the grant gives on what it is held on. */
    private static final Map<String, AccessLevel> LEVELS = Map.of(
            "AZUserAccessAdministrator", AccessLevel.CONTROL,
            "AZOwner", AccessLevel.CONTROL,
            "AZContributor", AccessLevel.WRITE,
            "AZVMAdminLogin", AccessLevel.CONTROL,
            "AZKeyVaultContributor", AccessLevel.WRITE,
            "Key Vault Administrator", AccessLevel.READ);

    record Fact(String file, String from, String kind, String to) {
        @Override
        public String toString() {
            return file + ": " + from + " " + kind + " " + to;
        }
    }

    static Stream<Fact> facts() throws IOException {
        JsonNode facts = JsonMapper.shared()
                .readTree(Files.readString(ToolEstate.sample("azurehound/expected.json")))
                .path("facts");
        assertThat(facts.size()).isEqualTo(44);
        return READ.keySet().stream()
                .sorted()
                .flatMap(file -> facts.valueStream()
                        .map(fact -> new Fact(
                                file,
                                fact.path("from").asString(),
                                fact.path("kind").asString(),
                                fact.path("to").asString())));
    }

    @ParameterizedTest
    @MethodSource("facts")
    void holds(Fact fact) {
        ToolEstate estate = Objects.requireNonNull(READ.get(fact.file()));
        assertThat(found(estate, fact))
                .as(fact.toString())
                .isNotEmpty()
                .allMatch(relation -> relation.terms().deniedBy() == null);
    }

    private static List<Relation> found(ToolEstate estate, Fact fact) {
        return switch (fact.kind()) {
            case "AZContains" -> between(estate, fact, RelationKind.CONTAINS);
            case "AZMemberOf" -> between(estate, fact, RelationKind.MEMBER_OF);
            case "AZRunsAs" -> between(estate, fact, RelationKind.RUNS_AS);
            case "AZOwns" ->
                fact.to().equals("LAPTOP-7")
                        ? between(estate, fact, RelationKind.CAN)
                        : between(estate, fact, RelationKind.OWNS);
            case "RUNS_AS{WRITE}" ->
                estate.between(
                        estate.named("alderway/invoices main").id(),
                        RelationKind.RUNS_AS,
                        estate.named(fact.to(), "AZApp").id());
            case "Application.ReadWrite.All: takes over every service principal" -> applications(estate);
            case "Mail.ReadWrite" ->
                estate.from(end(estate, fact.from()), RelationKind.CONSENTED).stream()
                        .filter(relation -> relation.to().startsWith("MAIL@")
                                && relation.terms().level() == AccessLevel.WRITE)
                        .toList();
            case "AZHasRole" ->
                between(estate, fact, RelationKind.MEMBER_OF).stream()
                        .filter(relation -> relation.terms().state() == GrantState.STANDING)
                        .toList();
            case "AZRoleEligible" ->
                between(estate, fact, RelationKind.MEMBER_OF).stream()
                        .filter(relation -> relation.terms().state() == GrantState.ELIGIBLE)
                        .toList();
            case "AZScopedTo AU" -> scoped(estate, fact, GrantState.STANDING);
            case "eligible in AU only" -> scoped(estate, fact, GrantState.ELIGIBLE);
            case "AZRoleApprover" -> approves(estate, fact);
            case "AZManagedIdentity" -> runsAs(estate, fact);
            case "AZGetSecrets", "AZGetKeys" ->
                between(estate, fact, RelationKind.CAN).stream()
                        .filter(relation -> relation.sourceKind().equals(fact.kind()))
                        .toList();
            case "SyncedToEntraUser" ->
                estate.between(
                        "S-1-5-21-2147000001-2147000002-2147000003-1101",
                        RelationKind.SYNCED_TO,
                        end(estate, fact.to()));
            default -> granted(estate, fact);
        };
    }

    private static List<Relation> between(ToolEstate estate, Fact fact, RelationKind kind) {
        return estate.between(end(estate, fact.from()), kind, end(estate, fact.to()));
    }

    private static String end(ToolEstate estate, String name) {
        return switch (name) {
            case "tenant" -> estate.named("Alderway Foods").id();
            case "Invoice Robot (app)" -> estate.named("Invoice Robot", "AZApp").id();
            case "Invoice Robot" -> estate.named(name, "AZServicePrincipal").id();
            case "Skyvault Backup (app of another tenant)" -> "A834FBCC-79BE-55E3-B876-2A96F7FF88D7";
            case "vm-batch (VM)" ->
                estate.ofKind("vm-batch", EntityKind.WORKLOAD).id();
            case "vm-batch" -> estate.named(name, "AZServicePrincipal").id();
            case "(principal that is in no record)" -> "1801990A-90F2-5CE4-8E89-D924280BC1AB";
            case "aa-nightly" -> estate.ofKind(name, EntityKind.WORKLOAD).id();
            default -> estate.named(name).id();
        };
    }

    private static List<Relation> applications(ToolEstate estate) {
        List<Relation> consented = estate.from(end(estate, "Invoice Robot"), RelationKind.CONSENTED).stream()
                .filter(relation -> relation.terms().level() == AccessLevel.CONTROL)
                .toList();
        List<String> taken = estate.from(consented.getFirst().to(), RelationKind.CAN_TAKE_OVER).stream()
                .map(Relation::to)
                .toList();
        assertThat(taken)
                .contains(end(estate, "Skyvault Backup"), end(estate, "Old Scanner"))
                .doesNotContain(end(estate, "vm-batch"), end(estate, "(principal that is in no record)"));
        return consented;
    }

    private static List<Relation> scoped(ToolEstate estate, Fact fact, GrantState state) {
        assertThat(estate.estate.entities.values())
                .as("a role over a unit is none of the tenant")
                .noneMatch(entity ->
                        entity.kind() == EntityKind.GROUP && entity.name().equalsIgnoreCase(fact.to()));
        return estate.from(end(estate, fact.from()), RelationKind.HOLDS_GRANT).stream()
                .filter(relation -> relation.terms().state() == state)
                .filter(relation -> grant(estate, relation)
                        .name()
                        .toUpperCase(java.util.Locale.ROOT)
                        .startsWith(fact.to().toUpperCase(java.util.Locale.ROOT) + " ON "))
                .toList();
    }

    private static Entity grant(ToolEstate estate, Relation relation) {
        return estate.estate.entity(relation.to());
    }

    private static List<Relation> approves(ToolEstate estate, Fact fact) {
        String role = end(estate, fact.to());
        Relation eligible = estate.between(end(estate, "Tess Eligible"), RelationKind.MEMBER_OF, role)
                .getFirst();
        assertThat(eligible.terms().approvers()).containsExactly(end(estate, fact.from()));
        return between(estate, fact, RelationKind.CAN_APPROVE);
    }

    private static List<Relation> runsAs(ToolEstate estate, Fact fact) {
        if (fact.from().equals("vm-batch (VM)")) {
            String machine = estate.ofKind("vm-batch", EntityKind.HOST).id();
            assertThat(estate.between(machine, RelationKind.RUNS_AS, end(estate, fact.to())))
                    .extracting(relation -> relation.terms().level())
                    .containsExactly(AccessLevel.CONTROL);
            assertThat(estate.between(end(estate, fact.from()), RelationKind.DEPLOYS_TO, machine))
                    .hasSize(1);
        }
        return between(estate, fact, RelationKind.RUNS_AS).stream()
                .filter(relation -> relation.terms().level() == AccessLevel.WRITE)
                .toList();
    }

    /* Held as a grant of the word that gives its level on the thing, on what is above it, or on what stands for its data. */
    private static List<Relation> granted(ToolEstate estate, Fact fact) {
        AccessLevel level = LEVELS.get(fact.kind());
        assertThat(level).as("a fact of kind " + fact.kind()).isNotNull();
        return estate.from(end(estate, fact.from()), RelationKind.HOLDS_GRANT).stream()
                .filter(held -> held.sourceKind().equals(fact.kind()))
                .filter(held -> estate.from(held.to(), RelationKind.GRANTS).stream()
                        .anyMatch(gives ->
                                gives.terms().level() == level && gives.to().equals(target(estate, fact))))
                .toList();
    }

    private static @Nullable String target(ToolEstate estate, Fact fact) {
        return switch (fact.kind()) {
            case "AZVMAdminLogin" -> estate.ofKind("vm-batch", EntityKind.HOST).id();
            case "Key Vault Administrator" -> estate.named("data of kv-rbac").id();
            case "AZUserAccessAdministrator" ->
                "CLOUD@" + estate.named("Alderway Foods").id();
            default -> fact.from().equals("Invoice Robot") ? end(estate, "rg-apps") : end(estate, fact.to());
        };
    }
}
