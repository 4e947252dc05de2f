package blastradius.ingest.msgraph;

import static blastradius.ingest.msgraph.ReachedWorld.ofOwner;
import static blastradius.model.AccessLevel.CONTROL;
import static blastradius.model.AccessLevel.READ;
import static blastradius.model.AccessLevel.SEE;
import static blastradius.model.AccessLevel.USE;
import static blastradius.model.AccessLevel.WRITE;
import static org.assertj.core.api.Assertions.assertThat;

import blastradius.ingest.ImportedStore;
import blastradius.model.JitMode;
import blastradius.snapshot.Snapshot;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The sample through the store and the engine, statement by statement of its truth at 2026-11-29T12:00:00Z. */
class GraphTruthIT {

    private static final String ADA = "C18E1DFD-0853-5A3A-A62A-EFEE79D334C2";
    private static final String BREAKGLASS = "5680BEF6-A81F-5EFF-8233-FF9C24680C4C";
    private static final String BEN = "ABC4C0AE-1ADE-55F4-BB02-9061718DA7CA";
    private static final String CLEO = "739DC2B0-2BEE-5B40-993C-3022ED43B8EA";
    private static final String DAN = "FD2615F4-FC98-578D-B92D-5B837AC345B3";
    private static final String EVE = "990E3A97-B956-540C-8D1B-638477B66F1E";
    private static final String FAY = "E0BFDE01-14E7-58B8-98D3-960AFA6CD4C4";
    private static final String SYNC = "EA3147B1-1936-5823-8685-A7E4A90F40F7";
    private static final String BENS_GUEST = "82EBEAC2-D713-5C6E-9A0F-B3842C0C548A";

    private static final String LARKFIELD = "BEDB80F0-73D4-5BB8-89C0-442BFB58AD18";
    private static final String QUAYSIDE = "B8A59E17-9CD1-5E77-8254-210380B0B0FB";
    private static final String OSTLER = "93DE817B-A93E-53B8-A2C9-A964083A1BF3";

    private static final String GLOBAL_ADMINISTRATOR = "62E90394-69F5-4237-9190-012177145E10";
    private static final String GLOBAL_READER = "F2EF992C-3AFB-46B9-B7CF-A126EE74C451";
    private static final String USER_ADMINISTRATOR = "FE930BE7-5E62-47DB-91AF-98C3A49A38B1";
    private static final String HELPDESK_ADMINISTRATOR = "729827E3-9C14-49F7-BB1B-9608F156BBB8";
    private static final String APPLICATION_ADMINISTRATOR = "9B895D92-2CD3-44C7-9D02-A6AC2D5EA5C3";
    private static final String ROLE_ADMINISTRATOR = "E8611AB8-C189-46E8-94E1-60213AB1F814";
    private static final String EXCHANGE_ADMINISTRATOR = "29232CDF-9323-42FD-ADE2-1D097AF3E4DE";
    private static final String SYNC_ACCOUNTS = "D29B2B05-8046-44BA-8758-1E26182FCF32";
    private static final String SECURITY_READER = "5D6B6BB7-DE71-4623-B4AF-96380A352509";

    private static final String MANAGED = "E21842D8-7853-5D81-B07D-1AA286585964-6686121B-3470-5BF4-949B-35359F384BDE";
    private static final String ONBOARDING =
            "EB3A7020-098C-5FA6-98B8-FB638B7342BC-C1B023C4-0AF4-5C34-9D6F-F34330C6E374";
    private static final String SUPPORT = "CC01CB8F-5E11-5AAA-ABEF-AEDDDAC9B772-C727B0FE-E4CB-5F0C-BBAA-C27ED002D882";
    private static final String LEAVING = "E349D141-B582-5A67-9C78-0D2B0F0260C1-D4D92AA0-6F19-5F2D-8C31-AAE2316C89EB";
    private static final String SERVICE_SUPPORT = "F023FD81-A637-4B56-95FD-791AC0226033";
    private static final String INTUNE = "3A2C62DB-5318-420D-8D74-23AFFEE5D9D5";
    private static final String DIRECTORY_READERS = "88D8E3E3-8F55-4A1E-953A-9B9898B8876B";

    private static final String SECRET_2026 = "79E6EE90-1E8C-5890-ACA0-F1A3AD284542";
    private static final String SECRET_2025 = "DDEA20A7-6657-5F97-9251-4C8D478A510A";
    private static final String AUTOMATION_AT_LARKFIELD = "BAB6513D-1005-58CE-8412-12B102880011";
    private static final String AUTOMATION_AT_QUAYSIDE = "F2DBA91B-6B18-5A0C-8423-C2A4E7B4271C";
    private static final String AUTOMATION_AT_OSTLER = "805C59DD-4778-53A1-A091-5040F8EC3A96";
    private static final String LEFTOVER_AT_LARKFIELD = "7356B95E-A693-5BA8-9996-2A003F378A24";
    private static final String LEFTOVER_AT_OSTLER = "40A404DE-C9F8-5C20-99EF-B04EEAB98A3B";
    private static final String LEFTOVER = "0407467E-5C00-516A-98CC-11BE17DFD1E5";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    static Path folder;

    @SuppressWarnings("NullAway.Init")
    private static Snapshot world;

    @BeforeAll
    static void read() throws IOException {
        ImportedStore store = new ImportedStore(folder);
        store.runUnnamed(GraphWorld.zip(folder, all -> {}));
        world = store.snapshot();
    }

    private static ReachedWorld strict(String... ids) {
        return ReachedWorld.from(world, JitMode.STRICT, ids);
    }

    private static ReachedWorld self(String... ids) {
        return ReachedWorld.from(world, JitMode.SELF, ids);
    }

    private static String role(String role) {
        return ofOwner(LARKFIELD, role);
    }

    private static String grant(String relationship, String role) {
        return ofOwner(LARKFIELD, relationship + "/" + role);
    }

    private static String scope(String tenant, String service) {
        return ofOwner(tenant, service);
    }

    @Test
    void rolesOfThePartnerStandOrAreActivated() {
        assertThat(strict(ADA).holds(role(GLOBAL_ADMINISTRATOR), USE)).isTrue();
        assertThat(strict(BREAKGLASS).holds(role(GLOBAL_ADMINISTRATOR), USE)).isTrue();
        assertThat(strict(DAN).holds(role(HELPDESK_ADMINISTRATOR), USE)).isTrue();
        assertThat(strict(EVE).holds(role(APPLICATION_ADMINISTRATOR), USE)).isTrue();
        assertThat(strict(FAY).holds(role(ROLE_ADMINISTRATOR), USE)).isFalse();
        assertThat(self(FAY).holds(role(ROLE_ADMINISTRATOR), USE)).isTrue();
        assertThat(self(FAY).holds(LARKFIELD, CONTROL)).isTrue();
    }

    @Test
    void anActivationLastsAsLongAsItsInstance() {
        assertThat(strict(BEN).holds(role(GLOBAL_READER), USE)).isTrue();
        Instant before = Instant.parse("2026-11-29T10:00:00Z");
        Instant atTheEnd = Instant.parse("2026-11-29T18:00:00Z");
        assertThat(ReachedWorld.from(world, before, JitMode.STRICT, BEN).level(role(GLOBAL_READER)))
                .as("it begins a fraction of a second later")
                .isZero();
        assertThat(ReachedWorld.from(world, atTheEnd, JitMode.STRICT, BEN).level(role(GLOBAL_READER)))
                .isZero();
        assertThat(ReachedWorld.from(world, atTheEnd, JitMode.SELF, BEN).holds(role(GLOBAL_READER), USE))
                .isTrue();
        assertThat(ReachedWorld.from(world, JitMode.ALL, BEN).level(role(GLOBAL_ADMINISTRATOR)))
                .as("his eligibility ended in October")
                .isZero();
        assertThat(strict(CLEO).level(role(USER_ADMINISTRATOR))).isZero();
        assertThat(self(CLEO).holds(role(USER_ADMINISTRATOR), USE)).isTrue();
        Instant yesterday = Instant.parse("2026-11-28T12:00:00Z");
        assertThat(ReachedWorld.from(world, yesterday, JitMode.STRICT, CLEO).holds(role(USER_ADMINISTRATOR), USE))
                .isTrue();
    }

    @Test
    void approvalIsAskedOfAnotherAccount() {
        assertThat(self(CLEO).level(role(EXCHANGE_ADMINISTRATOR))).isZero();
        assertThat(ReachedWorld.from(world, JitMode.ALL, CLEO).holds(role(EXCHANGE_ADMINISTRATOR), USE))
                .isTrue();
        assertThat(strict(CLEO, FAY).level(role(EXCHANGE_ADMINISTRATOR))).isZero();
    }

    @Test
    void theRoleOfTheSynchronisationGivesNothing() {
        assertThat(strict(SYNC).holds(role(SYNC_ACCOUNTS), USE)).isTrue();
        assertThat(strict(SYNC).names(SEE))
                .containsExactlyInAnyOrder("Sync On-Premises", "Directory Synchronization Accounts");
    }

    @Test
    void benReachesBothCustomers() {
        ReachedWorld ben = strict(BEN);
        assertThat(ben.holds(grant(MANAGED, EXCHANGE_ADMINISTRATOR), USE)).isTrue();
        assertThat(ben.holds(grant(MANAGED, USER_ADMINISTRATOR), USE)).isTrue();
        assertThat(ben.level(grant(MANAGED, HELPDESK_ADMINISTRATOR))).isZero();
        assertThat(ben.holds(scope(QUAYSIDE, "MAIL"), WRITE)).isTrue();
        assertThat(ben.holds(BENS_GUEST, CONTROL)).isTrue();
        assertThat(ben.holds(ofOwner(QUAYSIDE, SECURITY_READER), USE)).isTrue();
        assertThat(ben.holds(AUTOMATION_AT_QUAYSIDE, CONTROL)).isTrue();
        assertThat(ben.holds(QUAYSIDE, CONTROL)).isFalse();
        assertThat(ben.holds(OSTLER, CONTROL)).isTrue();
    }

    @Test
    void anAdminAgentReachesEveryApprovedRole() {
        ReachedWorld cleo = strict(CLEO);
        for (String grant : new String[] {
            grant(MANAGED, EXCHANGE_ADMINISTRATOR),
            grant(MANAGED, USER_ADMINISTRATOR),
            grant(MANAGED, HELPDESK_ADMINISTRATOR),
            grant(MANAGED, GLOBAL_READER),
            grant(ONBOARDING, GLOBAL_ADMINISTRATOR),
            grant(SUPPORT, SERVICE_SUPPORT),
            grant(SUPPORT, INTUNE),
            grant(SUPPORT, DIRECTORY_READERS),
            grant(LEAVING, GLOBAL_READER)
        }) {
            assertThat(cleo.holds(grant, CONTROL)).as(grant).isTrue();
        }
        assertThat(cleo.holds(OSTLER, CONTROL)).isTrue();
        assertThat(cleo.holds(QUAYSIDE, CONTROL)).isFalse();
    }

    @Test
    void danReachesWhatHisGroupsAreAssigned() {
        ReachedWorld dan = strict(DAN);
        assertThat(dan.holds(grant(MANAGED, HELPDESK_ADMINISTRATOR), USE)).isTrue();
        assertThat(dan.holds(grant(MANAGED, GLOBAL_READER), USE)).isTrue();
        assertThat(dan.holds(grant(MANAGED, EXCHANGE_ADMINISTRATOR), USE))
                .as("he owns the group of the second tier")
                .isTrue();
        assertThat(dan.holds(grant(SUPPORT, SERVICE_SUPPORT), USE)).isTrue();
        assertThat(dan.holds(grant(SUPPORT, INTUNE), USE)).isTrue();
        assertThat(dan.holds(grant(LEAVING, GLOBAL_READER), USE)).isTrue();
        assertThat(dan.level(grant(SUPPORT, DIRECTORY_READERS))).isZero();
        assertThat(dan.level(grant(ONBOARDING, GLOBAL_ADMINISTRATOR))).isZero();
        assertThat(dan.level(OSTLER)).isEqualTo(SEE.code());
        assertThat(dan.holds(scope(OSTLER, "ENDPOINTS"), CONTROL)).isTrue();
    }

    @Test
    void theDisabledOneOpensNothing() {
        assertThat(strict(ofOwner(EVE, "password")).level(EVE)).isZero();
        assertThat(strict(ofOwner(DAN, "password")).holds(DAN, CONTROL))
                .as("nothing but the password is asked of him")
                .isTrue();
    }

    @Test
    void anOwnerTakesTheGroupThatHoldsTheCustomer() {
        assertThat(strict(FAY).holds(grant(ONBOARDING, GLOBAL_ADMINISTRATOR), USE))
                .isTrue();
        assertThat(strict(FAY).holds(OSTLER, CONTROL)).isTrue();
        assertThat(strict(FAY).level(QUAYSIDE)).isZero();
        Instant later = Instant.parse("2026-12-21T09:00:00Z");
        assertThat(ReachedWorld.from(world, later, JitMode.STRICT, FAY).level(OSTLER))
                .as("ninety days are over")
                .isZero();
    }

    @Test
    void theGlobalAdministratorOfThePartnerReachesEverything() {
        ReachedWorld ada = strict(ADA);
        assertThat(ada.holds(LARKFIELD, CONTROL)).isTrue();
        assertThat(ada.holds(OSTLER, CONTROL)).isTrue();
        assertThat(ada.holds(grant(MANAGED, EXCHANGE_ADMINISTRATOR), CONTROL)).isTrue();
    }

    @Test
    void oneSecretReachesThreeTenants() {
        ReachedWorld secret = strict(SECRET_2026);
        assertThat(secret.holds(AUTOMATION_AT_LARKFIELD, CONTROL)).isTrue();
        assertThat(secret.level(scope(LARKFIELD, "DIRECTORY"))).isEqualTo(SEE.code());
        assertThat(secret.holds(AUTOMATION_AT_QUAYSIDE, CONTROL)).isTrue();
        assertThat(secret.level(scope(QUAYSIDE, "MAIL"))).isEqualTo(READ.code());
        assertThat(secret.holds(AUTOMATION_AT_OSTLER, CONTROL)).isTrue();
        assertThat(secret.holds(OSTLER, CONTROL)).isTrue();
        assertThat(strict(SECRET_2025).names(SEE)).hasSize(1);
        Instant end = Instant.parse("2027-01-01T00:00:00.123456699Z");
        Instant over = Instant.parse("2027-01-01T00:00:00.1234567Z");
        assertThat(ReachedWorld.from(world, end, JitMode.STRICT, SECRET_2026).holds(OSTLER, CONTROL))
                .isTrue();
        assertThat(ReachedWorld.from(world, over, JitMode.STRICT, SECRET_2026).level(OSTLER))
                .isZero();
    }

    @Test
    void ofTwoPrincipalsOfOneApplicationOnlyTheEnabledOneActs() {
        ReachedWorld leftover = strict(LEFTOVER);
        assertThat(leftover.level(LEFTOVER_AT_LARKFIELD)).isZero();
        assertThat(leftover.holds(LEFTOVER_AT_OSTLER, CONTROL)).isTrue();
        assertThat(leftover.level(scope(OSTLER, "DIRECTORY"))).isEqualTo(READ.code());
    }

    @Test
    void aFactorIsAskedWhereAPolicyAsksAndOneIsRegistered() {
        assertThat(strict(ofOwner(ADA, "password")).level(ADA)).isZero();
        assertThat(strict(ofOwner(ADA, "password"), ofOwner(ADA, "fido2SecurityKey factor"))
                        .holds(ADA, CONTROL))
                .isTrue();
        assertThat(strict(ofOwner(BEN, "password")).level(BEN)).isZero();
        for (String method : new String[] {"microsoftAuthenticatorPush", "softwareOneTimePasscode"}) {
            assertThat(strict(ofOwner(BEN, "password"), ofOwner(BEN, method + " factor"))
                            .holds(BEN, CONTROL))
                    .as(method)
                    .isTrue();
        }
        assertThat(strict(ofOwner(BREAKGLASS, "password")).level(BREAKGLASS))
                .as("excluded from the policy for all, bound by the one for administrators")
                .isZero();
        String wes = "EC999158-C5AB-5080-A6B1-EEEDABFD3A72";
        assertThat(strict(ofOwner(wes, "password")).holds(wes, CONTROL))
                .as("the policy only reports")
                .isTrue();
    }
}
