package blastradius.ingest.sharphound;

import static org.assertj.core.api.Assertions.assertThat;

import blastradius.model.EntityKind;
import blastradius.model.RelationKind;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Who is in which group, said or not, and what an account was before. */
class MembershipTests {

    @Test
    void aPrimaryGroupIsAMembershipThatNoGroupLists() {
        SharpHoundFiles files = new SmallDomain()
                .group("Domain Users", 513)
                .user("eve")
                .user("anna")
                .right("Domain Users", "GenericAll")
                .read();
        assertThat(files.falls("eve")).contains("Domain Users", "anna");
    }

    @Test
    void whoeverSignedInIsEveryAccountButTheGuest() {
        SmallDomain lab = new SmallDomain()
                .group("Domain Users", 513)
                .group("Domain Controllers", 516)
                .group("Guests", 514)
                .user("plain")
                .user("managed$")
                .property("gmsa", true)
                .field("PrimaryGroupSID", SmallDomain.SID + "-1999")
                .computer("dc")
                .field("PrimaryGroupSID", SmallDomain.SID + "-516")
                .field("IsDC", true)
                .computer("branch")
                .field("PrimaryGroupSID", SmallDomain.SID + "-521")
                .user("anna")
                .right(SmallDomain.NAME + "-S-1-5-11", "GenericAll")
                .user("bert")
                .right(SmallDomain.NAME + "-S-1-1-0", "GenericAll")
                .user("carl")
                .right(SmallDomain.NAME + "-S-1-5-2", "GenericAll");
        SharpHoundFiles files = lab.read();
        for (String account : List.of("plain", "managed$", "dc", "branch")) {
            assertThat(files.falls(account)).as(account).contains("anna", "bert", "carl");
        }
        assertThat(files.named("managed$").kind()).isEqualTo(EntityKind.SERVICE_ACCOUNT);
    }

    @Test
    void theGuestIsEverybodyOnceHeIsEnabled() {
        for (boolean isEnabled : new boolean[] {true, false}) {
            SmallDomain lab = new SmallDomain()
                    .user("anna")
                    .right(SmallDomain.NAME + "-S-1-5-11", "GenericAll")
                    .user("guest")
                    .field("ObjectIdentifier", SmallDomain.SID + "-501")
                    .field("PrimaryGroupSID", SmallDomain.SID + "-514")
                    .property("enabled", isEnabled);
            assertThat(lab.read().falls("guest").contains("anna")).isEqualTo(isEnabled);
        }
    }

    @Test
    void enterpriseControllersAreTheControllers() {
        SharpHoundFiles files = new SmallDomain()
                .group("Domain Controllers", 516)
                .computer("dc")
                .field("PrimaryGroupSID", SmallDomain.SID + "-516")
                .user("anna")
                .right(SmallDomain.NAME + "-S-1-5-9", "GenericAll")
                .user("plain")
                .read();
        assertThat(files.falls("dc")).contains("anna", SmallDomain.NAME);
        assertThat(files.falls("plain")).doesNotContain("anna");
    }

    @Test
    void twoDomainsOfOneNameShareNoGroup() throws java.io.IOException {
        SmallDomain one = new SmallDomain("CORP.LOCAL", "S-1-5-21-1-1-1")
                .builtin("ADMINISTRATORS@ONE", "S-1-5-32-544")
                .member("eve")
                .user("eve");
        SmallDomain other = new SmallDomain("CORP.LOCAL", "S-1-5-21-2-2-2")
                .builtin("ADMINISTRATORS@OTHER", "S-1-5-32-544")
                .user("anna")
                .right("CORP.LOCAL-S-1-5-32-544", "GenericAll");
        assertThat(one.read().estate.entities.keySet()).contains("S-1-5-32-544@S-1-5-21-1-1-1");
        SharpHoundFiles second = other.read();
        assertThat(second.estate.entities.keySet())
                .contains("S-1-5-32-544@S-1-5-21-2-2-2")
                .doesNotContain("S-1-5-32-544@S-1-5-21-1-1-1");
        assertThat(second.falls("ADMINISTRATORS@OTHER")).contains("anna");
    }

    @Test
    void aMemberByDistinguishedNameIsFoundWhereverItsRecordStands() {
        SmallDomain lab = new SmallDomain()
                .group("Domain Users", 513)
                .user("eve")
                .property("distinguishedname", "CN=EVE,DC=LAB,DC=EXAMPLE")
                .group("GROUP")
                .listed("Members", Map.of("ObjectIdentifier", "DN=CN=Eve,DC=LAB,DC=EXAMPLE", "ObjectType", "User"))
                .listed("Members", Map.of("ObjectIdentifier", "DN=CN=GONE,DC=LAB,DC=EXAMPLE", "ObjectType", "User"));
        SharpHoundFiles files = lab.read();
        assertThat(files.falls("eve")).contains("GROUP");
        assertThat(files.report.danglingEnds()).isEqualTo(1);
    }

    @Test
    void aFormerGroupIsAMembershipAndAFormerAccountATokenWhateverBecameOfIt() {
        SharpHoundFiles files = new SmallDomain()
                .group("OLD GROUP")
                .user("old")
                .disabled()
                .user("eve")
                .listed("HasSIDHistory", Map.of("ObjectIdentifier", SmallDomain.SID + "-1101", "ObjectType", "Group"))
                .listed("HasSIDHistory", SmallDomain.SID + "-1102")
                .read();
        assertThat(files.falls("eve")).contains("OLD GROUP", "old");
        assertThat(files.estate.ofSourceKind("HasSIDHistory"))
                .anyMatch(relation -> relation.kind() == RelationKind.MEMBER_OF)
                .anyMatch(relation -> relation.evidence().containsKey("approximated"));
    }

    @Test
    void aPasswordInAnAttributeIsToldAndNotKept() {
        SharpHoundFiles files = new SmallDomain()
                .user("eve")
                .property("unixpassword", "ABCD!efgh12345$67890")
                .property("pwdlastset", 1_700_000_000)
                .property("lastlogon", -1)
                .property("lastlogontimestamp", 1_710_000_000)
                .read();
        assertThat(files.named("eve").properties())
                .containsEntry("haspasswordattribute", true)
                .containsEntry("passwordChanged", "2023-11-14T22:13:20Z")
                .containsEntry("lastUsed", "2024-03-09T16:00:00Z");
        assertThat(files.named("eve").toString()).doesNotContain("ABCD!");
    }
}
