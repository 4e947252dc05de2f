package blastradius.ingest.sharphound;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Whom a linked policy reaches, and who lies where. */
class PolicyLinkTests {

    /*
     *   LAB ── STAFF ── DESKS(blocks) ── DEEP
     *            │        └ paul          └ dora
     *            ├ anna, GROUP
     *            └ BOX (a container) ── bert
     */
    private static SmallDomain staff() {
        return new SmallDomain()
                .policy("POLICY")
                .right("ed", "GenericWrite")
                .user("ed")
                .in("USERS")
                .container("USERS")
                .in(SmallDomain.NAME)
                .unit("STAFF")
                .in(SmallDomain.NAME)
                .unit("DESKS")
                .in("STAFF")
                .property("blocksinheritance", true)
                .unit("DEEP")
                .in("DESKS")
                .container("BOX")
                .in("STAFF")
                .user("anna")
                .in("STAFF")
                .user("paul")
                .in("DESKS")
                .user("dora")
                .in("DEEP")
                .user("bert")
                .in("BOX")
                .user("off")
                .in("STAFF")
                .disabled()
                .computer("ws")
                .in("STAFF")
                .group("GROUP")
                .in("STAFF")
                .member("ed2")
                .user("ed2")
                .in("USERS");
    }

    @Test
    void aLinkReachesAccountsBelowUntilAUnitBlocks() {
        SharpHoundFiles files = staff().at("STAFF").link("POLICY", false).read();
        assertThat(files.falls("ed"))
                .contains("anna", "bert", "ws", "POLICY")
                .doesNotContain("paul", "dora", "off", "GROUP", "STAFF");
    }

    @Test
    void anEnforcedLinkPassesUnitsThatBlock() {
        SharpHoundFiles files = staff().at("STAFF").link("POLICY", true).read();
        assertThat(files.falls("ed"))
                .contains("anna", "bert", "ws", "paul", "dora")
                .doesNotContain("off", "GROUP", "STAFF");
    }

    @Test
    void aUnitThatBlocksStillGetsItsOwnLinks() {
        SharpHoundFiles files = staff().at("DESKS").link("POLICY", false).read();
        assertThat(files.falls("ed")).contains("paul", "dora").doesNotContain("anna");
    }

    @Test
    void aLinkAtTheHeadReachesAccountsInContainers() {
        SharpHoundFiles files =
                staff().at(SmallDomain.NAME).link("POLICY", false).read();
        assertThat(files.falls("ed")).contains("ed2", "anna", "bert").doesNotContain("paul");
    }

    @Test
    void aPolicyThatIsSwitchedOffReachesNobody() {
        SharpHoundFiles files = staff().at("POLICY")
                .property("gpostatus", "3")
                .at("STAFF")
                .link("POLICY", true)
                .read();
        assertThat(files.falls("ed")).contains("POLICY").doesNotContain("anna");
    }

    @Test
    void whoMayLinkReachesAllBelowButNoGroup() {
        for (String right : new String[] {"WriteGPLink", "GenericWrite"}) {
            SharpHoundFiles files = staff().at("STAFF").right("ed2", right).read();
            assertThat(files.falls("ed2"))
                    .as(right)
                    .contains("anna", "bert", "ws", "paul", "dora")
                    .doesNotContain("off", "STAFF", "DESKS");
            assertThat(files.estate.relations)
                    .as("the unit itself is not administered by " + right)
                    .noneMatch(relation -> relation.sourceKind().equals(right)
                            && files.nameOf(relation.to()).equals("STAFF"));
        }
    }

    @Test
    void atTheHeadOfADomainALinkIsTheDomain() {
        SharpHoundFiles files =
                staff().at(SmallDomain.NAME).right("ed2", "WriteGPLink").read();
        assertThat(files.falls("ed2")).contains(SmallDomain.NAME, "off", "GROUP");
    }

    @Test
    void attributesOfAContainerGiveNothing() {
        SharpHoundFiles files = staff().at("BOX").right("ed2", "GenericWrite").read();
        assertThat(files.falls("ed2")).doesNotContain("bert", "BOX");
    }

    @Test
    void whoAdministersAUnitDoesNotAdministerWhatIsProtectedInIt() {
        SharpHoundFiles files = staff().at("STAFF")
                .right("ed2", "GenericAll")
                .user("boss")
                .in("STAFF")
                .isProtected()
                .user("gone")
                .in("STAFF")
                .isProtected()
                .disabled()
                .group("BOSSES")
                .in("STAFF")
                .isProtected()
                .group("PLAIN")
                .in("STAFF")
                .user("caged")
                .in("BOX")
                .isProtected()
                .disabled()
                .user("lord")
                .right("lord", "GenericAll")
                .at(SmallDomain.NAME)
                .right("lord", "WriteDacl")
                .read();
        assertThat(files.falls("ed2"))
                .as("a policy still reaches the protected account, if it is enabled")
                .contains("boss", "PLAIN", "off", "anna")
                .doesNotContain("BOSSES", "gone", "caged", SmallDomain.NAME);
        assertThat(files.falls("lord"))
                .as("the domain contains what is protected")
                .contains("boss", "gone", "BOSSES", "caged", "BOX", "DESKS");
    }

    @Test
    void theTemplateOfAdministratorsIsTheirAccessList() {
        SharpHoundFiles files = staff().container("HOLDER")
                .property("distinguishedname", "CN=ADMINSDHOLDER,CN=SYSTEM,DC=LAB,DC=EXAMPLE")
                .right("ed2", "GenericAll")
                .user("boss")
                .in("STAFF")
                .isProtected()
                .property("admincount", true)
                .read();
        assertThat(files.falls("ed2")).contains("boss", "HOLDER").doesNotContain("anna");
    }
}
