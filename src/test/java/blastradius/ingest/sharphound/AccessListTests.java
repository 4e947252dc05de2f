package blastradius.ingest.sharphound;

import static org.assertj.core.api.Assertions.assertThat;

import blastradius.model.RelationKind;
import org.junit.jupiter.api.Test;

/** What rights come to, by the class of what they are over. */
class AccessListTests {

    private static SmallDomain lab() {
        return new SmallDomain().user("eve").user("anna").group("GROUP").computer("ws");
    }

    private static SharpHoundFiles over(String target, String right) {
        return lab().at(target).right("eve", right).read();
    }

    @Test
    void controlOfAnAccountOutlastsItsDisabling() {
        for (String right : new String[] {"GenericAll", "WriteDacl", "Owns", "WriteOwner", "GenericWrite"}) {
            SharpHoundFiles files =
                    lab().at("anna").disabled().right("eve", right).read();
            assertThat(files.falls("eve")).as(right).contains("anna");
        }
    }

    @Test
    void aNewPasswordOrKeyOpensNoDisabledAccount() {
        for (String right : new String[] {
            "ForceChangePassword",
            "AddKeyCredentialLink",
            "AllExtendedRights",
            "ReadGMSAPassword",
            "WriteAltSecurityIdentities"
        }) {
            assertThat(over("anna", right).falls("eve")).as(right).contains("anna");
            assertThat(lab().at("anna").disabled().right("eve", right).read().falls("eve"))
                    .as(right + " over a disabled account")
                    .doesNotContain("anna");
        }
        for (String right : new String[] {"ForceChangePassword", "AddKeyCredentialLink"}) {
            assertThat(over("ws", right).falls("eve")).as(right).contains("ws");
            assertThat(lab().at("ws").disabled().right("eve", right).read().falls("eve"))
                    .as(right)
                    .doesNotContain("ws");
        }
    }

    @Test
    void extendedRightsAreWhatTheyAreOfEachClass() {
        assertThat(over("GROUP", "AllExtendedRights").falls("eve")).doesNotContain("GROUP");
        assertThat(over("ws", "AllExtendedRights").falls("eve"))
                .as("no stored password")
                .doesNotContain("ws");
        assertThat(lab().at("ws")
                        .property("haslaps", true)
                        .right("eve", "AllExtendedRights")
                        .read()
                        .falls("eve"))
                .contains("ws");
        assertThat(over(SmallDomain.NAME, "AllExtendedRights").falls("eve")).contains(SmallDomain.NAME);
    }

    @Test
    void rightsThatGiveNothingAreKeptAndNotFollowed() {
        for (String right :
                new String[] {"WriteSPN", "WritePublicInformation", "WriteAccountRestrictions", "AddAllowedToAct"}) {
            SharpHoundFiles files = over("anna", right);
            assertThat(files.falls("eve")).as(right).doesNotContain("anna");
            assertThat(files.estate.ofSourceKind(right)).as(right).hasSize(1);
        }
        assertThat(over("ws", "AddAllowedToAct").falls("eve")).contains("ws");
        assertThat(over("ws", "WriteAccountRestrictions").falls("eve")).contains("ws");
    }

    @Test
    void enablingAndSigningInTogetherAreControl() {
        SharpHoundFiles files = lab().at("anna")
                .disabled()
                .right("eve", "WriteAccountRestrictions")
                .right("eve", "ForceChangePassword")
                .read();
        assertThat(files.falls("eve")).contains("anna");
        SharpHoundFiles ofTwo = lab().user("max")
                .at("anna")
                .disabled()
                .right("eve", "WriteAccountRestrictions")
                .right("max", "ForceChangePassword")
                .read();
        assertThat(ofTwo.falls("eve")).doesNotContain("anna");
    }

    @Test
    void whoAddsHimselfIsAMemberAndNoMaster() {
        SharpHoundFiles self = lab().user("max")
                .at("GROUP")
                .right("eve", "AddSelf")
                .at("anna")
                .right("GROUP", "GenericAll")
                .read();
        assertThat(self.falls("eve")).contains("GROUP", "anna");
        assertThat(self.estate.ofSourceKind("AddSelf")).allMatch(relation -> relation.kind() == RelationKind.CAN);
        assertThat(over("GROUP", "AddMember").estate.ofSourceKind("AddMember"))
                .allMatch(relation -> relation.kind() == RelationKind.CAN_MANAGE_MEMBERS);
    }

    @Test
    void anUnknownRightIsCountedKeptAndClosed() {
        SharpHoundFiles files = over("anna", "PullTheLever");
        assertThat(files.report.unknownKinds()).containsEntry("right PullTheLever", 1L);
        assertThat(files.estate.ofSourceKind("PullTheLever")).hasSize(1);
        assertThat(files.falls("eve")).doesNotContain("anna");
    }

    @Test
    void theOwnersRightsMayBeLimited() {
        SmallDomain limited = lab().at("anna").right("eve", "Owns").entry("LAB.EXAMPLE-S-1-3-4", "WriteSPN", false);
        assertThat(limited.read().falls("eve")).as("one that gives nothing").doesNotContain("anna");
        SmallDomain enough = lab().at("anna")
                .disabled()
                .right("eve", "Owns")
                .entry("LAB.EXAMPLE-S-1-3-4", "ForceChangePassword", false);
        assertThat(enough.read().falls("eve")).as("a reset does not enable").doesNotContain("anna");
        SmallDomain open =
                lab().at("anna").right("eve", "Owns").entry("LAB.EXAMPLE-S-1-3-4", "ForceChangePassword", false);
        assertThat(open.read().falls("eve")).contains("anna");
        assertThat(open.read().estate.ofSourceKind("OwnsLimitedRights")).hasSize(1);
        SmallDomain silent = lab().at("anna").right("eve", "Owns").property("doesanyacegrantownerrights", true);
        assertThat(silent.read().falls("eve")).as("limits that give nothing").doesNotContain("anna");
    }

    @Test
    void whoBecomesTheOwnerIsLimitedByWhatStays() {
        SmallDomain falls = lab().at("anna").right("eve", "WriteOwner").entry("LAB.EXAMPLE-S-1-3-4", "WriteSPN", false);
        assertThat(falls.read().falls("eve"))
                .as("an entry of the object's own goes with the old owner")
                .contains("anna");
        SmallDomain stays = lab().at("anna").right("eve", "WriteOwner").entry("LAB.EXAMPLE-S-1-3-4", "WriteSPN", true);
        assertThat(stays.read().falls("eve")).as("an inherited one stays").doesNotContain("anna");
        SmallDomain told =
                lab().at("anna").right("eve", "WriteOwner").property("doesanyinheritedacegrantownerrights", true);
        assertThat(told.read().falls("eve")).doesNotContain("anna");
    }

    @Test
    void aDomainMayTakeFromOwnersOfComputersWhatIsNotWritten() {
        String heuristics = "0".repeat(28) + "1";
        SmallDomain blocked = lab().at(SmallDomain.NAME)
                .property("dsheuristics", heuristics)
                .at("ws")
                .right("eve", "Owns")
                .at("anna")
                .right("eve", "Owns");
        assertThat(blocked.read().falls("eve")).contains("anna").doesNotContain("ws");
        SmallDomain open = lab().at(SmallDomain.NAME)
                .property("dsheuristics", "0".repeat(29))
                .at("ws")
                .right("eve", "Owns");
        assertThat(open.read().falls("eve")).contains("ws");
        SmallDomain administrators = lab().group("Domain Admins", 512)
                .member("eve")
                .at(SmallDomain.NAME)
                .property("dsheuristics", heuristics)
                .at("ws")
                .right("Domain Admins", "Owns");
        assertThat(administrators.read().falls("eve")).contains("ws");
    }

    @Test
    void whatAnObjectMayDoToItselfIsPassedOver() {
        SharpHoundFiles files = lab().at("anna").right("anna", "GenericAll").read();
        assertThat(files.estate.ofSourceKind("GenericAll")).isEmpty();
    }
}
