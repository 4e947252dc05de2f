package blastradius.ingest.msgraph;

import static blastradius.ingest.msgraph.ReachedWorld.ofOwner;
import static blastradius.ingest.msgraph.Tenant.id;
import static org.assertj.core.api.Assertions.assertThat;

import blastradius.ingest.ImportedStore;
import blastradius.model.AccessLevel;
import blastradius.model.Entity;
import blastradius.model.EntityKind;
import blastradius.model.Estate;
import blastradius.model.JitMode;
import blastradius.model.Relation;
import blastradius.snapshot.Snapshot;
import blastradius.store.reading.StoredEstate;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A collection beside responses that say what signing in and activating ask, which a collection does not know: the answer is the same
 * whether both come in one import or in two, and in which order.
 */
class BesideCollectionIT {

    private static final String GLOBAL = "62e90394-69f5-4237-9190-012177145e10";
    private static final String ANN = id(1);
    private static final String BOB = id(2);
    private static final String CEM = id(3);
    private static final String GUEST = id(4);
    private static final String PUSH = ofOwner(ANN, "microsoftAuthenticatorPush factor");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @SuppressWarnings("NullAway.Init")
    private ImportedStore store;

    /** How the two come. */
    enum Order {
        TOGETHER,
        COLLECTION_FIRST,
        RESPONSES_FIRST
    }

    @BeforeEach
    void open() {
        store = new ImportedStore(folder);
    }

    private static String record(String kind, String data) {
        return "{\"kind\": \"" + kind + "\", \"data\": {\"tenantId\": \"" + Tenant.ID + "\", " + data + "}}";
    }

    private static String account(String id, String more) {
        return "\"id\": \"" + id + "\", \"displayName\": \"" + id + "\", \"accountEnabled\": true" + more;
    }

    private static final String INVITED =
            ", \"userType\": \"Guest\", \"userPrincipalName\": \"gil_other.example#EXT#@home.example\", \"mail\": \"gil@other.example\"";

    private Path collection() throws IOException {
        List<String> records = List.of(
                record("AZTenant", "\"displayName\": \"Home\""),
                record("AZUser", account(ANN, "")),
                record("AZUser", account(BOB, "")),
                record("AZUser", account(CEM, "")),
                record("AZUser", account(GUEST, INVITED)),
                record("AZRole", "\"id\": \"" + GLOBAL + "\", \"templateId\": \"" + GLOBAL + "\", \"isBuiltIn\": true"),
                record(
                        "AZRoleEligibilityScheduleInstance",
                        "\"id\": \"e\", \"roleDefinitionId\": \"" + GLOBAL + "\", \"principalId\": \"" + ANN
                                + "\", \"directoryScopeId\": \"/\", \"startDateTime\": \"2026-02-01T09:00:00Z\""),
                record(
                        "AZRoleAssignment",
                        "\"roleDefinitionId\": \"" + GLOBAL + "\", \"roleAssignments\": [{\"id\": \"a\","
                                + " \"roleDefinitionId\": \"" + GLOBAL + "\", \"principalId\": \"" + BOB
                                + "\", \"directoryScopeId\": \"/\"}]"),
                record(
                        "AZRoleManagementPolicyAssignment",
                        "\"id\": \"DirectoryRole_x\", \"roleDefinitionId\": \"" + GLOBAL
                                + "\", \"scopeType\": \"DirectoryRole\", \"endUserAssignmentRequiresMFA\": true"));
        return store.file(
                "azurehound.json",
                "{\"data\": [" + String.join(", ", records)
                        + "], \"meta\": {\"type\": \"azure\", \"version\": 5, \"count\": 9}}");
    }

    /* Ann has a push; Cem is not among the accounts that the responses describe. */
    private static Tenant accounts() {
        return Tenant.home()
                .list(
                        "users",
                        "{" + account(ANN, "") + "}",
                        "{" + account(BOB, "") + "}",
                        "{" + account(GUEST, INVITED) + "}")
                .list(
                        "reports/authenticationMethods/userRegistrationDetails",
                        "{\"id\": \"" + ANN + "\", \"methodsRegistered\": [\"microsoftAuthenticatorPush\"]}")
                .list(
                        "roleManagement/directory/roleEligibilityScheduleInstances",
                        instance(ANN, "2026-02-01T09:00:00Z", "\"2027-01-01T00:00:00Z\""))
                .list(
                        "roleManagement/directory/roleAssignmentScheduleInstances",
                        instance(
                                BOB,
                                "2026-05-01T08:00:00Z",
                                "\"2026-05-01T16:00:00Z\", \"assignmentType\": \"Activated\""))
                .answer(
                        "policies/roleManagementPolicyAssignments",
                        "policies/roleManagementPolicyAssignments",
                        "{\"id\": \"p\", \"policyId\": \"p\", \"scopeId\": \"/\", \"scopeType\": \"DirectoryRole\","
                                + " \"roleDefinitionId\": \"" + GLOBAL + "\", \"policy\": {\"id\": \"p\", \"rules\": ["
                                + "{\"@odata.type\": \"#microsoft.graph.unifiedRoleManagementPolicyEnablementRule\","
                                + " \"id\": \"Enablement_EndUser_Assignment\","
                                + " \"enabledRules\": [\"MultiFactorAuthentication\"]}]}}");
    }

    private static Tenant responses() {
        return accounts()
                .list(
                        "identity/conditionalAccess/policies",
                        "{\"id\": \"" + id(9) + "\", \"displayName\": \"all\", \"state\": \"enabled\","
                                + " \"conditions\": {\"users\": {\"includeUsers\": [\"" + BOB + "\", \"" + GUEST
                                + "\"]},"
                                + " \"clientAppTypes\": [\"all\"], \"applications\": {\"includeApplications\": [\"All\"]}},"
                                + " \"grantControls\": {\"operator\": \"OR\", \"builtInControls\": [\"block\"]}}");
    }

    private static String instance(String who, String start, String end) {
        return "{\"id\": \"i\", \"principalId\": \"" + who + "\", \"roleDefinitionId\": \"" + GLOBAL
                + "\", \"directoryScopeId\": \"/\", \"memberType\": \"Direct\", \"startDateTime\": \"" + start
                + "\", \"endDateTime\": " + end + "}";
    }

    private void bring(Order order) throws IOException {
        Path collection = collection();
        Path zip = GraphWorld.zip(folder.resolve("graph.zip"), responses().files());
        switch (order) {
            case TOGETHER -> store.run("both", collection, zip);
            case COLLECTION_FIRST -> {
                store.run("hound", collection);
                store.run("graph", zip);
            }
            case RESPONSES_FIRST -> {
                store.run("graph", zip);
                store.run("hound", collection);
            }
        }
    }

    private boolean opens(String what, String... with) {
        return ReachedWorld.from(store.snapshot(), JitMode.SELF, with).holds(what, AccessLevel.CONTROL);
    }

    @ParameterizedTest
    @EnumSource
    void whatTheResponsesSayCounts(Order order) throws IOException {
        bring(order);
        assertThat(opens(BOB, ofOwner(BOB, "password"))).isFalse();
        assertThat(opens(GUEST, ofOwner(GUEST, "home account"))).isFalse();
        assertThat(opens(ANN, ofOwner(ANN, "password"))).as("nothing is asked").isTrue();
        assertThat(opens(CEM, ofOwner(CEM, "password")))
                .as("the responses do not speak of him")
                .isTrue();
        assertThat(opens(Tenant.ID, ANN)).as("without the factor").isFalse();
        assertThat(opens(Tenant.ID, ANN, PUSH)).isTrue();
        assertThat(opens(Tenant.ID, BOB))
                .as("what stands in the collection's list was an activation, over by then")
                .isFalse();
        theExportSaysTheSame();
    }

    private void theExportSaysTheSame() {
        StoredEstate stored = new StoredEstate(store.database);
        Map<String, Entity> entities = new HashMap<>();
        List<Relation> relations = new ArrayList<>();
        stored.forEachEntity(stored.version(), entity -> entities.put(entity.id(), entity));
        stored.forEachRelation(stored.version(), relations::add);
        relations.forEach(relation -> List.of(relation.from(), relation.to())
                .forEach(end -> entities.putIfAbsent(end, Entity.of(end, EntityKind.OTHER))));
        Snapshot exported = Snapshot.of(new Estate(List.copyOf(entities.values()), relations), 1, ReachedWorld.AT);
        for (String account : List.of(ANN, BOB, CEM)) {
            assertThat(ReachedWorld.from(exported, JitMode.SELF, account).names(AccessLevel.SEE))
                    .isEqualTo(ReachedWorld.from(store.snapshot(), JitMode.SELF, account)
                            .names(AccessLevel.SEE));
        }
    }

    @Test
    void whatIsTakenAwayNoLongerCounts() throws IOException {
        bring(Order.COLLECTION_FIRST);
        store.remove("graph");
        assertThat(opens(BOB, ofOwner(BOB, "password"))).isTrue();
        assertThat(opens(Tenant.ID, BOB)).isTrue();
    }
}
