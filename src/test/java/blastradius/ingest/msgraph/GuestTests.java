package blastradius.ingest.msgraph;

import static blastradius.ingest.msgraph.Tenant.id;
import static blastradius.ingest.msgraph.Tenant.user;
import static org.assertj.core.api.Assertions.assertThat;

import blastradius.model.AccessLevel;
import blastradius.model.EntityKind;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A home with Ann, and a tenant in which she is a guest. */
class GuestTests {

    private static final String ANN = id(1);
    private static final String GUEST = id(2);
    private static final String CODE = ReachedWorld.ofOwner(GUEST, "mobilePhone factor");
    private static final String ASKED = "{\"id\": \"" + id(0x101)
            + "\", \"displayName\": \"P\", \"state\": \"enabled\", \"conditions\": {\"users\": {\"includeUsers\": [\"All\"]}, \"applications\": {\"includeApplications\": [\"All\"]}}, \"grantControls\": {\"builtInControls\": [\"mfa\"]}}";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    private static Tenant home(String upn, String mail) {
        return Tenant.home()
                .list("users", user(1, "\"userPrincipalName\": \"" + upn + "\", \"mail\": \"" + mail + "\""));
    }

    private static Tenant away(String record) {
        return Tenant.of("away", id(0xB), "away.example").list("users", user(2, record));
    }

    private static String invited(String as, String mail) {
        return "\"userPrincipalName\": \"" + as.replace('@', '_') + "#EXT#@away.example\", \"mail\": \"" + mail
                + "\", \"userType\": \"Guest\"";
    }

    private boolean follows(Tenant home, Tenant away) throws IOException {
        return ImportedTenants.of(folder, home.with(away)).from(ANN).holds(GUEST, AccessLevel.CONTROL);
    }

    @Test
    void theHomeAccountIsItsGuest() throws IOException {
        assertThat(follows(
                        home("ann@home.example", "x@home.example"),
                        away(invited("ann@home.example", "ann@home.example"))))
                .isTrue();
        assertThat(follows(home("ann_b@home.example", ""), away(invited("ann_b@home.example", ""))))
                .as("the last sign stands for the at")
                .isTrue();
        assertThat(
                        follows(
                                home("Ann@Home.example", ""),
                                away(
                                        "\"userType\": \"Guest\", \"userPrincipalName\": \"x@away.example\", \"mail\": \"ann@home.example\"")))
                .as("by the address of mail, where the name does not say")
                .isTrue();
    }

    @Test
    void itIsOneWay() throws IOException {
        ImportedTenants world =
                ImportedTenants.of(folder, home("ann@home.example", "").with(away(invited("ann@home.example", ""))));
        assertThat(world.from(GUEST).level(ANN)).isZero();
    }

    @Test
    void theMereAddressOfAHomeAccountJoinsNothing() throws IOException {
        assertThat(follows(
                        home("ann@home.example", "ann@shop.example"),
                        away(invited("ann@shop.example", "ann@shop.example"))))
                .isFalse();
    }

    @Test
    void aBlockedGuestIsClosed() throws IOException {
        assertThat(follows(
                        home("ann@home.example", ""),
                        away(invited("ann@home.example", "") + ", \"accountEnabled\": false")))
                .isFalse();
    }

    @Test
    void theResourceTenantAsksForTheGuestsOwnFactorUnlessItTrustsHome() throws IOException {
        Tenant asking = away(invited("ann@home.example", ""))
                .list("identity/conditionalAccess/policies", ASKED)
                .list(
                        "reports/authenticationMethods/userRegistrationDetails",
                        "{\"id\": \"" + GUEST + "\", \"methodsRegistered\": [\"mobilePhone\"]}");
        ImportedTenants world =
                ImportedTenants.of(folder, home("ann@home.example", "").with(asking));
        assertThat(world.from(ANN).level(GUEST)).isZero();
        assertThat(world.from(ANN, CODE).holds(GUEST, AccessLevel.CONTROL)).isTrue();
        asking.file("policies/crossTenantAccessPolicy/default.json", """
                {"@odata.context": "https://graph.microsoft.com/v1.0/$metadata#policies/crossTenantAccessPolicy/default/$entity", "inboundTrust": {"isMfaAccepted": true}}""");
        assertThat(follows(home("ann@home.example", ""), asking)).isTrue();
        asking.list(
                "policies/crossTenantAccessPolicy/partners",
                "{\"tenantId\": \"" + Tenant.ID + "\", \"inboundTrust\": {\"isMfaAccepted\": false}}");
        assertThat(follows(home("ann@home.example", ""), asking)).isFalse();
    }

    @Test
    void whoSignsInByACodeSentToHimIsHisMailbox() throws IOException {
        Tenant coded = away(
                invited("ann@shop.example", "ann@shop.example")
                        + ", \"identities\": [{\"signInType\": \"emailAddress\", \"issuer\": \"mail\", \"issuerAssignedId\": \"ann@shop.example\"}]");
        ImportedTenants world =
                ImportedTenants.of(folder, home("ann@shop.example", "").with(coded));
        assertThat(world.from(ANN).level(GUEST)).isZero();
        assertThat(world.files.estate.entities.values())
                .anySatisfy(entity -> assertThat(entity.kind()).isEqualTo(EntityKind.MAILBOX));
        assertThat(world.files.estate.ofSourceKind("OneTimePasscode"))
                .singleElement()
                .satisfies(relation -> assertThat(relation.to()).isEqualTo(GUEST));
    }
}
