package blastradius.ingest.msgraph;

import static blastradius.ingest.msgraph.ReachedWorld.ofOwner;
import static blastradius.ingest.msgraph.Tenant.id;
import static blastradius.ingest.msgraph.Tenant.user;
import static org.assertj.core.api.Assertions.assertThat;

import blastradius.model.AccessLevel;
import blastradius.model.EntityKind;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a sign-in takes, in a tenant of two users: the first has a push and a key, the second nothing. */
class ConditionalAccessTests {

    private static final String ANN = id(1);
    private static final String BOB = id(2);
    private static final String PUSH = ofOwner(ANN, "microsoftAuthenticatorPush factor");
    private static final String KEY = ofOwner(ANN, "fido2SecurityKey factor");
    private static final String HOST = id(5);
    private static final String OFFICE = id(6);
    private static final String EVERYBODY = "\"users\": {\"includeUsers\": [\"All\"]}";
    private static final String ALL_APPS = "\"applications\": {\"includeApplications\": [\"All\"]}";
    private static final String MFA = "{\"operator\": \"OR\", \"builtInControls\": [\"mfa\"]}";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    private Tenant tenant() {
        return Tenant.home()
                .list("users", user(1, ""), user(2, ""), user(3, ""))
                .list("groups", Tenant.group(7, ""), Tenant.group(8, ""))
                .members(7, Tenant.group(8, ""))
                .members(8, user(2, ""))
                .list(
                        "devices",
                        "{\"id\": \"" + HOST + "\", \"deviceId\": \"" + id(55)
                                + "\", \"displayName\": \"laptop\", \"trustType\": \"AzureAd\", \"isCompliant\": true}")
                .list(
                        "identity/conditionalAccess/namedLocations",
                        "{\"@odata.type\": \"#microsoft.graph.ipNamedLocation\", \"id\": \"" + OFFICE
                                + "\", \"displayName\": \"office\", \"isTrusted\": true}")
                .list(
                        "reports/authenticationMethods/userRegistrationDetails",
                        "{\"id\": \"" + ANN
                                + "\", \"methodsRegistered\": [\"microsoftAuthenticatorPush\", \"fido2SecurityKey\", \"email\"]}",
                        "{\"id\": \"" + BOB + "\", \"methodsRegistered\": []}");
    }

    private static String policy(int number, String state, String conditions, String controls) {
        return "{\"id\": \"%s\", \"displayName\": \"P%d\", \"state\": \"%s\", \"conditions\": {%s}, \"grantControls\": %s}"
                .formatted(id(0x100 + number), number, state, conditions, controls);
    }

    private ImportedTenants under(String... policies) throws IOException {
        return ImportedTenants.of(
                folder,
                tenant().list("identity/conditionalAccess/policies", policies).files());
    }

    private static boolean opens(ImportedTenants world, String account, String... more) {
        String[] sources = new String[more.length + 1];
        sources[0] = ofOwner(account, "password");
        System.arraycopy(more, 0, sources, 1, more.length);
        return world.from(sources).holds(account, AccessLevel.CONTROL);
    }

    @Test
    void withoutPoliciesThePasswordIsEnough() throws IOException {
        ImportedTenants world = ImportedTenants.of(folder, tenant().files());
        assertThat(opens(world, ANN)).isTrue();
        assertThat(opens(world, BOB)).isTrue();
    }

    @Test
    void registeredIsNotRequiredAndRequiredButNotRegisteredIsNoGate() throws IOException {
        ImportedTenants world = under(policy(1, "enabled", EVERYBODY + ", " + ALL_APPS, MFA));
        assertThat(opens(world, ANN)).isFalse();
        assertThat(opens(world, ANN, PUSH)).isTrue();
        assertThat(opens(world, ANN, KEY)).isTrue();
        assertThat(opens(world, ANN, ofOwner(ANN, "email factor")))
                .as("an address is no factor")
                .isFalse();
        assertThat(opens(world, BOB)).isTrue();
    }

    @Test
    void whoProtectsRegistrationClosesTheDoor() throws IOException {
        String registration = "\"applications\": {\"includeUserActions\": [\"urn:user:registersecurityinfo\"]}";
        ImportedTenants world = under(
                policy(1, "enabled", EVERYBODY + ", " + ALL_APPS, MFA),
                policy(
                        2,
                        "enabled",
                        EVERYBODY + ", " + registration
                                + ", \"locations\": {\"includeLocations\": [\"All\"], \"excludeLocations\": [\"AllTrusted\"]}",
                        "{\"operator\": \"OR\", \"builtInControls\": [\"block\"]}"));
        assertThat(opens(world, BOB)).isFalse();
        assertThat(opens(world, BOB, OFFICE)).as("from the office he registers").isTrue();
        assertThat(opens(world, ANN, PUSH)).isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            enabledForReportingButNotEnforced | "users": {"includeUsers": ["All"]}, "applications": {"includeApplications": ["All"]}
            disabled | "users": {"includeUsers": ["All"]}, "applications": {"includeApplications": ["All"]}
            enabled | "users": {"includeUsers": ["All"]}, "applications": {"includeApplications": ["00000002-0000-0ff1-ce00-000000000000"]}
            enabled | "users": {"includeUsers": ["All"]}, "applications": {"includeApplications": ["All"], "excludeApplications": ["x"]}
            enabled | "users": {"includeUsers": ["All"]}, "applications": {"includeApplications": ["All"]}, "signInRiskLevels": ["high"]
            enabled | "users": {"includeUsers": ["All"]}, "applications": {"includeApplications": ["All"]}, "platforms": {"includePlatforms": ["android"]}
            enabled | "users": {"includeUsers": ["All"]}, "applications": {"includeApplications": ["All"]}, "clientAppTypes": ["browser"]
            enabled | "users": {"includeUsers": ["All"]}, "applications": {"includeApplications": ["All"]}, "devices": {"deviceFilter": {"mode": "include", "rule": "x"}}
            enabled | "users": {"includeUsers": ["All"]}, "applications": {"includeApplications": ["All"]}, "locations": {"includeLocations": ["10000006-0000-4000-8000-000000000006"]}
            enabled | "users": {"includeUsers": ["10000003-0000-4000-8000-000000000003"]}, "applications": {"includeApplications": ["All"]}
            enabled | "users": {"includeUsers": ["All"], "excludeUsers": ["10000001-0000-4000-8000-000000000001"]}, "applications": {"includeApplications": ["All"]}
            enabled | "users": {"includeRoles": ["62e90394-69f5-4237-9190-012177145e10"]}, "applications": {"includeApplications": ["All"]}
            """)
    void whatDoesNotBindEverySignInIsNoGate(String state, String conditions) throws IOException {
        ImportedTenants world = under(policy(1, state, conditions, MFA));
        assertThat(opens(world, ANN)).isTrue();
        assertThat(world.entity(id(0x101)).name()).isEqualTo("P1");
    }

    @Test
    void groupsCountWithTheGroupsWithin() throws IOException {
        String outer = "\"users\": {\"includeGroups\": [\"" + id(7).toLowerCase(java.util.Locale.ROOT) + "\"]}";
        ImportedTenants world =
                under(policy(1, "enabled", outer + ", " + ALL_APPS, "{\"builtInControls\": [\"block\"]}"));
        assertThat(opens(world, BOB)).isFalse();
        assertThat(opens(world, ANN)).isTrue();
    }

    @Test
    void aStrengthAcceptsSomeMethodsOnly() throws IOException {
        ImportedTenants world = under(
                policy(
                        1,
                        "enabled",
                        EVERYBODY + ", " + ALL_APPS,
                        "{\"operator\": \"OR\", \"authenticationStrength\": {\"id\": \"00000000-0000-0000-0000-000000000004\"}}"));
        assertThat(opens(world, ANN, PUSH)).isFalse();
        assertThat(opens(world, ANN, KEY)).isTrue();
        ImportedTenants own = under(policy(
                1,
                "enabled",
                EVERYBODY + ", " + ALL_APPS,
                "{\"operator\": \"OR\", \"authenticationStrength\": {\"id\": \"" + id(99)
                        + "\", \"allowedCombinations\": [\"password,microsoftAuthenticatorPush\"]}}"));
        assertThat(opens(own, ANN, PUSH)).isTrue();
        assertThat(opens(own, ANN, KEY)).isFalse();
    }

    @Test
    void devicesAndPlacesAreZones() throws IOException {
        ImportedTenants world = under(policy(
                1,
                "enabled",
                EVERYBODY + ", " + ALL_APPS,
                "{\"operator\": \"OR\", \"builtInControls\": [\"mfa\", \"compliantDevice\"]}"));
        assertThat(opens(world, ANN)).isFalse();
        assertThat(opens(world, ANN, PUSH)).isTrue();
        assertThat(opens(world, ANN, HOST)).isTrue();
        ImportedTenants both = under(policy(
                1,
                "enabled",
                EVERYBODY + ", " + ALL_APPS,
                "{\"operator\": \"AND\", \"builtInControls\": [\"mfa\", \"compliantDevice\"]}"));
        assertThat(opens(both, ANN, PUSH)).isFalse();
        assertThat(opens(both, ANN, HOST)).isFalse();
        assertThat(opens(both, ANN, PUSH, HOST)).isTrue();
        assertThat(opens(both, BOB, HOST)).isTrue();
        ImportedTenants fromOffice = under(policy(
                1,
                "enabled",
                EVERYBODY + ", " + ALL_APPS
                        + ", \"locations\": {\"includeLocations\": [\"All\"], \"excludeLocations\": [\"" + OFFICE
                        + "\"]}",
                "{\"builtInControls\": [\"block\"]}"));
        assertThat(opens(fromOffice, ANN, KEY)).isFalse();
        assertThat(opens(fromOffice, ANN, OFFICE)).isTrue();
    }

    @Test
    void blockedIsClosedAndKept() throws IOException {
        ImportedTenants world =
                under(policy(1, "enabled", EVERYBODY + ", " + ALL_APPS, "{\"builtInControls\": [\"block\"]}"));
        assertThat(opens(world, ANN, KEY, PUSH)).isFalse();
        assertThat(world.relations(ofOwner(ANN, "password"), ANN))
                .anySatisfy(relation -> assertThat(relation.terms().deniedBy()).contains("P1"));
    }

    @Test
    void whoControlsThePolicySwitchesItOff() throws IOException {
        ImportedTenants world =
                under(policy(1, "enabled", EVERYBODY + ", " + ALL_APPS, "{\"builtInControls\": [\"block\"]}"));
        assertThat(opens(world, ANN, id(0x101))).isTrue();
    }

    @Test
    void securityDefaultsAskEverybodyWhoHasRegistered() throws IOException {
        ImportedTenants world = ImportedTenants.of(
                folder,
                tenant().file("policies/identitySecurityDefaultsEnforcementPolicy.json", """
                                {"@odata.context": "https://graph.microsoft.com/v1.0/$metadata#policies/identitySecurityDefaultsEnforcementPolicy/$entity",
                                 "id": "00000000-0000-0000-0000-000000000005", "displayName": "Security Defaults", "isEnabled": true}""")
                        .files());
        assertThat(opens(world, ANN)).isFalse();
        assertThat(opens(world, ANN, PUSH)).isTrue();
        assertThat(opens(world, BOB)).isTrue();
    }

    @Test
    void theRegisteredMethodsAreFactors() throws IOException {
        ImportedTenants world = ImportedTenants.of(folder, tenant().files());
        assertThat(world.entity(KEY).traits().phishingResistant()).isTrue();
        assertThat(world.entity(PUSH).traits().phishingResistant()).isFalse();
        assertThat(world.entity(ofOwner(ANN, "email factor")).traits().phishingResistant())
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "'\"includeUsers\": [\"All\"]', included",
        "'\"includeUsers\": [\"All\"], \"excludeGuestsOrExternalUsers\": {\"guestOrExternalUserTypes\": \"internalGuest,serviceProvider\"}', excluded",
        "'\"includeUsers\": [], \"includeGuestsOrExternalUsers\": {\"guestOrExternalUserTypes\": \"serviceProvider\"}', included",
        "'\"includeUsers\": [\"00000000-0000-0000-0000-000000000001\"]', not named"
    })
    void policiesSayWhetherTheyMeetPeopleOfProviders(String users, String said) throws IOException {
        ImportedTenants world = under(policy(1, "enabled", "\"users\": {" + users + "}, " + ALL_APPS, MFA));
        assertThat(world.files.estate.entities.values())
                .filteredOn(each -> each.kind() == EntityKind.POLICY)
                .extracting(each -> each.properties().get("serviceProviders"))
                .containsExactly(said);
    }
}
