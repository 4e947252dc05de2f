package blastradius.ingest.sharphound;

import static org.assertj.core.api.Assertions.assertThat;

import blastradius.model.Criticality;
import blastradius.model.EntityKind;
import blastradius.model.RelationKind;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Groups, sessions and rights of hosts. */
class HostTests {

    private static final String HOST = SmallDomain.SID + "-1102";

    private static SmallDomain lab() {
        return new SmallDomain().user("eve").computer("ws").user("anna").computer("other");
    }

    private static Map<String, Object> local(SmallDomain lab, int rid, String... members) {
        Map<String, Object> group = lab.collected(
                java.util.stream.Stream.of(members).map(lab::mention).toArray());
        group.put("ObjectIdentifier", HOST + "-" + rid);
        group.put("Name", "SOME NAME@WS");
        return group;
    }

    @Test
    void administratorsOfAHostAreNobodyElsewhere() {
        SmallDomain lab = lab();
        SharpHoundFiles files =
                lab.at("ws").listed("LocalGroups", local(lab, 544, "eve")).read();
        assertThat(files.falls("eve")).contains("ws").doesNotContain("other");
        assertThat(files.estate.entities).containsKey(HOST + "-544");
    }

    @Test
    void olderFilesNameTheGroups() {
        SmallDomain lab = lab();
        SharpHoundFiles files = lab.at("ws")
                .field("LocalAdmins", lab.collected(lab.mention("eve")))
                .field("PSRemoteUsers", lab.collected(lab.mention("anna")))
                .read();
        assertThat(files.falls("eve")).contains("ws");
        assertThat(files.falls("anna")).doesNotContain("ws");
        assertThat(files.estate.ofSourceKind("CanPSRemote")).isNotEmpty();
    }

    @Test
    void anOrdinarySessionIsNoAdministrationAndActsFromThere() {
        for (int rid : new int[] {555, 562, 580}) {
            SmallDomain lab = lab();
            SharpHoundFiles files =
                    lab.at("ws").listed("LocalGroups", local(lab, rid, "eve")).read();
            assertThat(files.falls("eve")).as("group %d", rid).doesNotContain("ws");
            boolean standsThere = files.estate.relations.stream()
                    .anyMatch(relation -> relation.kind() == RelationKind.CAN
                            && relation.from().equals(HOST + "-" + rid)
                            && files.estate.entity(relation.to()).kind() == EntityKind.ZONE);
            assertThat(standsThere).as("group %d", rid).isEqualTo(rid != 562);
        }
        SmallDomain lab = lab();
        assertThat(lab.at("ws")
                        .listed("LocalGroups", local(lab, 551, "eve"))
                        .read()
                        .falls("eve"))
                .contains("ws");
    }

    @Test
    void aDesktopTakesTheRightToSignInToo() {
        SmallDomain lab = lab();
        Map<String, Object> right = lab.collected(lab.mention("anna"));
        right.put("Privilege", "SeRemoteInteractiveLogonRight");
        SharpHoundFiles files = lab.at("ws")
                .listed("LocalGroups", local(lab, 555, "eve", "anna"))
                .listed("UserRights", right)
                .read();
        assertThat(files.reached("anna")).contains("ws");
        assertThat(files.reached("eve")).doesNotContain("ws");
    }

    @Test
    void aSessionIsHeldByWhoeverHoldsTheHost() {
        SmallDomain lab = lab();
        SharpHoundFiles files = lab.at("ws")
                .right("eve", "GenericAll")
                .field("Sessions", lab.collected(Map.of("UserSID", lab.id("anna"), "ComputerSID", lab.id("ws"))))
                .field("PrivilegedSessions", lab.collected(Map.of("UserSID", "S-1-5-18", "ComputerSID", lab.id("ws"))))
                .read();
        assertThat(files.falls("eve")).contains("anna");
        assertThat(files.estate.ofSourceKind("HasSession")).hasSize(1);
    }

    @Test
    void anOldSessionIsMeasuredAgainstTheCollectionAndNotTheClock() {
        SmallDomain lab = lab();
        SharpHoundFiles files = lab.at("anna")
                .property("lastlogon", 1_600_000_000)
                .at("ws")
                .field(
                        "Sessions",
                        lab.collected(
                                Map.of(
                                        "UserSID",
                                        lab.id("anna"),
                                        "ComputerSID",
                                        lab.id("ws"),
                                        "LastSeen",
                                        "2020-09-10T00:00:00Z"),
                                Map.of(
                                        "UserSID",
                                        lab.id("eve"),
                                        "ComputerSID",
                                        lab.id("ws"),
                                        "LastSeen",
                                        "2020-01-01T00:00:00Z")))
                .read();
        assertThat(files.estate.ofSourceKind("HasSession"))
                .anySatisfy(session -> assertThat(session.evidence()).doesNotContainKey("approximated"))
                .anySatisfy(session -> assertThat(session.evidence())
                        .containsEntry("approximated", "session seen 2020-01-01T00:00:00Z"));
        assertThat(files.falls("ws")).contains("anna", "eve");
    }

    @Test
    void whatWasNotCollectedIsSaidAndNotTakenForNone() {
        SmallDomain lab = lab();
        Map<String, Object> refused =
                Map.of("Results", List.of(), "Collected", false, "FailureReason", "ErrorAccessDenied");
        SharpHoundFiles files = lab.at("ws")
                .field("Sessions", refused)
                .field("LocalAdmins", refused)
                .read();
        assertThat(files.report.notes())
                .anyMatch(note -> note.startsWith("sessions were not collected of 1 computers"))
                .anyMatch(note -> note.startsWith("localadmins were not collected of 1 computers"));
    }

    @Test
    void aPolicyPutsMembersIntoGroupsOfTheHostsBelow() {
        SmallDomain lab = lab();
        SharpHoundFiles files = lab.unit("DESKS")
                .in(SmallDomain.NAME)
                .field(
                        "GPOChanges",
                        Map.of(
                                "LocalAdmins", List.of(lab.mention("eve")),
                                "RemoteDesktopUsers", List.of(lab.mention("anna")),
                                "AffectedComputers", List.of(lab.mention("ws"), lab.mention("other"))))
                .read();
        assertThat(files.falls("eve")).contains("ws", "other");
        assertThat(files.falls("anna")).doesNotContain("ws");
        assertThat(files.reached("anna")).contains("ws", "other");
    }

    @Test
    void delegationGoesFromWhoActsToWhereHeActs() {
        SmallDomain lab = lab();
        SharpHoundFiles files = lab.at("eve")
                .listed("AllowedToDelegate", lab.mention("ws"))
                .at("other")
                .listed("AllowedToAct", lab.mention("ws"))
                .at("anna")
                .listed("AllowedToDelegate", HOST)
                .read();
        assertThat(files.falls("eve")).contains("ws", "other");
        assertThat(files.falls("anna")).contains("ws");
        assertThat(files.falls("other")).doesNotContain("ws");
    }

    @Test
    void whoKeepsEverybodysTicketsTakesTheDomainUnlessItIsAController() {
        SharpHoundFiles files = lab().at("ws")
                .field("UnconstrainedDelegation", true)
                .at("other")
                .property("unconstraineddelegation", true)
                .field("PrimaryGroupSID", SmallDomain.SID + "-521")
                .read();
        assertThat(files.falls("ws")).contains(SmallDomain.NAME);
        assertThat(files.falls("other")).as("a read-only controller").doesNotContain(SmallDomain.NAME);
        assertThat(files.report.notes()).anyMatch(note -> note.startsWith("read-only controllers sign in as"));
    }

    @Test
    void controllersAreAdministeredByTheDomainsGroups() {
        SharpHoundFiles files = new SmallDomain()
                .computer("dc")
                .field("IsDC", true)
                .builtin("ADMINISTRATORS", "S-1-5-32-544")
                .member("eve")
                .builtin("PRINT OPERATORS", "S-1-5-32-550")
                .member("paul")
                .builtin("ACCOUNT OPERATORS", "S-1-5-32-548")
                .member("anna")
                .group("DNSADMINS@LAB.EXAMPLE")
                .member("dora")
                .user("eve")
                .user("paul")
                .user("anna")
                .user("dora")
                .read();
        for (String name : List.of("eve", "paul", "dora")) {
            assertThat(files.falls(name)).as(name).contains("dc", SmallDomain.NAME);
        }
        assertThat(files.falls("anna")).doesNotContain("dc");
        assertThat(files.named("dc").traits().tier()).isZero();
        assertThat(files.named("dc").traits().criticality()).isEqualTo(Criticality.MISSION);
    }

    @Test
    void servicesOnHosts() {
        SmallDomain lab = lab();
        SharpHoundFiles files = lab.at("eve")
                .listed("SPNTargets", Map.of("ComputerSID", HOST, "Port", 1433, "Service", "SQLAdmin"))
                .listed("SPNTargets", Map.of("ComputerSID", SmallDomain.SID + "-1104", "Port", 1, "Service", "Strange"))
                .at("ws")
                .listed("DumpSMSAPassword", lab.mention("anna"))
                .read();
        assertThat(files.falls("eve")).contains("ws", "anna").doesNotContain("other");
        assertThat(files.report.unknownKinds()).containsEntry("service Strange", 1L);
    }
}
