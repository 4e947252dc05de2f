package blastradius.ingest.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import blastradius.model.AccessLevel;
import blastradius.model.EntityKind;
import blastradius.model.Relation;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the rights of a directory come to, each in a world of a few nodes. */
class BloodHoundRightsTests {

    @Test
    void aNewPasswordOpensNoDisabledAccount() throws IOException {
        String domain = "S-1-5-21-7070-8080-9090-";
        MappedGraph graph = MappedGraph.read(field("08"));
        assertThat(graph.controlled(domain + "1101"))
                .containsExactlyInAnyOrder(domain + "1104", domain + "1105", domain + "1106", domain + "1107");
    }

    @Test
    void aPolicyStopsWhereInheritanceIsBlocked() throws IOException {
        String domain = "S-1-5-21-1212-2323-3434-";
        MappedGraph graph = MappedGraph.read(field("09"));
        assertThat(graph.controlled(domain + "1101"))
                .containsExactlyInAnyOrder("c0c0c0c0-1212-4000-8000-000000000003", domain + "1102");
        MappedGraph enforced = MappedGraph.read(field("09").replace("\"enforced\": false", "\"enforced\": true"));
        assertThat(enforced.controlled(domain + "1101")).contains(domain + "1102", domain + "1103");
    }

    @Test
    void aSessionGivesTheHostItsUserWhicheverWayItIsStated() throws IOException {
        MappedGraph graph = MappedGraph.read(field("19"));
        assertThat(graph.held("pia", AccessLevel.SEE)).isEmpty();
        assertThat(graph.controlled("shop-01")).containsExactly("pia");
        assertThat(graph.held("pip", AccessLevel.USE)).containsExactlyInAnyOrder("shop-admins", "shop-01", "pia");
        assertThat(graph.report.unknownKinds()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ForceChangePassword",
                "AddKeyCredentialLink",
                "ReadGMSAPassword",
                "DumpSMSAPassword",
                "AllExtendedRights",
                "WriteAltSecurityIdentities",
                "GPOAppliesTo"
            })
    void whatOnlySignsInClosesWithTheAccount(String right) {
        MappedGraph graph = MappedGraph.of("""
                a: User
                on: User
                off: User {enabled: false}
                a -%1$s-> on
                a -%1$s-> off""".formatted(right));
        assertThat(graph.controlled("a")).containsExactly("on");
    }

    @ParameterizedTest
    @ValueSource(strings = {"GenericAll", "GenericWrite", "WriteDacl", "WriteOwner", "Owns"})
    void whatCanEnableStaysOpen(String right) {
        MappedGraph graph = MappedGraph.of("""
                a: User
                off: User {enabled: false}
                a -%s-> off""".formatted(right));
        assertThat(graph.controlled("a")).containsExactly("off");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ForceChangePassword", "AddKeyCredentialLink"})
    void aComputersOwnAccountClosesAlike(String right) {
        MappedGraph graph = MappedGraph.of("""
                a: User
                on: Computer {enabled: true}
                off: Computer {enabled: false}
                a -%1$s-> on
                a -%1$s-> off""".formatted(right));
        assertThat(graph.controlled("a")).containsExactly("on");
    }

    @Test
    void extendedRightsAreReadByWhatTheyAreOn() {
        MappedGraph graph = MappedGraph.of("""
                a: User
                laps: Computer {haslaps: true}
                pc: Computer {haslaps: false}
                g: Group
                t: CertTemplate
                d: Domain
                a -AllExtendedRights-> laps
                a -AllExtendedRights-> pc
                a -AllExtendedRights-> g
                a -AllExtendedRights-> t
                b: User
                b -AllExtendedRights-> d""");
        assertThat(graph.controlled("a")).containsExactly("laps");
        assertThat(graph.controlled("b")).containsExactly("d");
    }

    @Test
    void addingOneselfIsMembershipAndNoMore() {
        MappedGraph graph = MappedGraph.of("""
                a: User
                g: Group
                pc: Computer
                a -AddSelf-> g
                g -AdminTo-> pc""");
        assertThat(graph.controlled("a")).containsExactly("pc");
    }

    @Test
    void historyOfAGroupAndACertificateForOneMakeMembers() {
        MappedGraph graph = MappedGraph.of("""
                a: User
                b: User
                g: Group
                pc: Computer
                a -HasSIDHistory-> g
                b -ADCSESC13-> g
                g -AdminTo-> pc""");
        assertThat(graph.controlled("a")).containsExactly("pc");
        assertThat(graph.controlled("b")).containsExactly("pc");
    }

    @Test
    void historyOfAnAccountStaysOpenThoughItIsDisabled() {
        MappedGraph graph = MappedGraph.of("a: User\nold: User {enabled: false}\na -HasSIDHistory-> old");
        assertThat(graph.controlled("a")).containsExactly("old");
        assertThat(graph.estate.relations.getFirst().evidence()).containsKey("approximated");
    }

    @Test
    void limitedOwnersHaveTheRightsThatAreListed() {
        MappedGraph graph = MappedGraph.of("""
                a: User
                off: User {enabled: false}
                on: User
                g: Group
                pc: Computer
                a -OwnsLimitedRights-> off {privileges: ["ForceChangePassword"]}
                a -OwnsLimitedRights-> on {privileges: ["ForceChangePassword", "WriteSPN"]}
                a -WriteOwnerLimitedRights-> g {privileges: ["AddSelf"]}
                a -OwnsLimitedRights-> pc {privileges: ["WriteSPN"]}""");
        assertThat(graph.controlled("a")).containsExactly("on");
        assertThat(graph.held("a", AccessLevel.USE)).containsExactlyInAnyOrder("on", "g");
        assertThat(graph.estate.relations).extracting(Relation::sourceKind).doesNotContain("AddSelf", "WriteSPN");
    }

    @Test
    void enablingTakesASecondRight() {
        MappedGraph graph = MappedGraph.of("""
                a: User
                both: User
                off: User {enabled: false}
                a -WriteAccountRestrictions-> off
                both -WriteAccountRestrictions-> off
                both -ForceChangePassword-> off""");
        assertThat(graph.controlled("a")).isEmpty();
        assertThat(graph.controlled("both")).containsExactly("off");
    }

    @Test
    void theForestIsTheBoundaryUnlessQuarantined() {
        MappedGraph graph = MappedGraph.of("""
                a: Domain
                b: Domain
                c: Domain
                d: Domain
                e: Domain
                a -SameForestTrust-> b
                a -TrustedBy-> c {trusttype: "ParentChild"}
                a -TrustedBy-> d {trusttype: "Forest"}
                a -SameForestTrust-> e {sidfiltering: true}""");
        assertThat(graph.controlled("a")).containsExactlyInAnyOrder("b", "c");
    }

    @Test
    void adminSdHolderWritesTheAccessListsOfAdministrators() {
        MappedGraph graph = MappedGraph.of("""
                a: User
                holder: Container
                admin: User {enabled: false}
                a -GenericAll-> holder
                holder -ProtectAdminGroups-> admin""");
        assertThat(graph.controlled("a")).containsExactlyInAnyOrder("holder", "admin");
    }

    @Test
    void theFilteredSetReadsManagedPasswordsOnly() {
        MappedGraph graph = MappedGraph.of("""
                a: User
                half: User
                d: Domain
                laps: Computer {haslaps: true}
                pc: Computer
                d -Contains-> laps
                d -Contains-> pc
                a -GetChanges-> d
                a -GetChangesInFilteredSet-> d
                half -GetChangesInFilteredSet-> pc""");
        assertThat(graph.controlled("a")).containsExactly("laps");
        assertThat(graph.controlled("half")).isEmpty();
    }

    @Test
    void managedServiceAccountsAreNobodys() {
        MappedGraph graph = MappedGraph.of("""
                g: User {gmsa: true}
                m: User {samaccountname: "SQL$"}
                n: User {name: "WEB$@LAB"}
                ann: User {name: "ANN@LAB"}""");
        assertThat(graph.estate.count(EntityKind.SERVICE_ACCOUNT)).isEqualTo(3);
        assertThat(graph.estate.count(EntityKind.HUMAN)).isEqualTo(1);
    }

    @Test
    void theCloudsPasswordComesBackOnlyWithEvidence() {
        MappedGraph graph = MappedGraph.of("""
                cloud: AZUser
                local: User
                cloud -SyncedToADUser-> local
                local -SyncedToEntraUser-> cloud""");
        assertThat(graph.controlled("cloud")).isEmpty();
        assertThat(graph.controlled("local")).containsExactly("cloud");
    }

    private static String field(String number) throws IOException {
        try (InputStream in = Objects.requireNonNull(
                BloodHoundRightsTests.class.getResourceAsStream("/samples/field/" + number + ".json"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
