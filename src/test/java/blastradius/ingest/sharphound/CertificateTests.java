package blastradius.ingest.sharphound;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Weaknesses of certificate services: each with all that it takes, and with each of that left out. */
class CertificateTests {

    private static final String THUMB = "AABB";
    private static final String DOMAIN = SmallDomain.NAME;

    /** Eve and the computer may enrol at template and authority, which the domain believes. */
    static SmallDomain lab() {
        SmallDomain lab = new SmallDomain()
                .user("eve")
                .user("max")
                .group("INSURED")
                .group("Domain Computers", 515)
                .computer("ca-host")
                .field("PrimaryGroupSID", SmallDomain.SID + "-1999")
                .computer("ws")
                .other("rootcas", "RootCA", "ROOT")
                .property("certthumbprint", THUMB)
                .other("ntauthstores", "NTAuthStore", "STORE")
                .property("certthumbprints", List.of(THUMB));
        lab.other("certtemplates", "CertTemplate", "TEMPLATE")
                .right("eve", "Enroll")
                .right("ws", "Enroll")
                .property("requiresmanagerapproval", false)
                .property("schemaversion", 2)
                .property("authorizedsignatures", 0)
                .property("authenticationenabled", true)
                .property("enrolleesuppliessubject", false);
        lab.other("enterprisecas", "EnterpriseCA", "CA")
                .right("eve", "Enroll")
                .right("ws", "Enroll")
                .property("certthumbprint", THUMB)
                .property("certchain", List.of(THUMB))
                .listed("EnabledCertTemplates", lab.mention("TEMPLATE"));
        return lab;
    }

    static boolean fallsTo(SmallDomain lab, String who) {
        return lab.read().falls(who).contains(DOMAIN);
    }

    static Map<String, Object> setting(Object value) {
        Map<String, Object> setting = new LinkedHashMap<>();
        setting.put("Value", value);
        setting.put("Collected", true);
        return setting;
    }

    @Test
    void nobodyFallsWithoutAWeakness() {
        assertThat(fallsTo(lab(), "eve")).isFalse();
    }

    @Test
    void whoSaysHisOwnNameTakesTheDomain() {
        SmallDomain weak = lab().at("TEMPLATE").property("enrolleesuppliessubject", true);
        assertThat(fallsTo(weak, "eve")).isTrue();
        assertThat(fallsTo(weak, "max")).as("may not enrol").isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "TEMPLATE, requiresmanagerapproval, true",
        "TEMPLATE, requiresmanagerapproval, ",
        "TEMPLATE, authorizedsignatures,    1",
        "TEMPLATE, authorizedsignatures,    ",
        "TEMPLATE, schemaversion,           ",
        "TEMPLATE, authenticationenabled,   false",
        "TEMPLATE, authenticationenabled,   ",
        "TEMPLATE, enrolleesuppliessubject, ",
        "ROOT,     certthumbprint,          CCDD",
        "CA,       certchain,               ",
        "CA,       certthumbprint,          CCDD",
    })
    void eachConditionCounts(String record, String property, String value) {
        SmallDomain weak = lab().at("TEMPLATE").property("enrolleesuppliessubject", true);
        assertThat(fallsTo(weak.at(record).property(property, value), "eve")).isFalse();
    }

    @Test
    void anOldTemplateAsksForNoSignatures() {
        SmallDomain weak = lab().at("TEMPLATE")
                .property("enrolleesuppliessubject", true)
                .property("schemaversion", 1)
                .property("authorizedsignatures", 7);
        assertThat(fallsTo(weak, "eve")).isTrue();
    }

    @Test
    void anUnpublishedTemplateAndAnUntrustedAuthorityGiveNothing() {
        SmallDomain unpublished = lab().at("TEMPLATE")
                .property("enrolleesuppliessubject", true)
                .at("CA")
                .field("EnabledCertTemplates", new ArrayList<>());
        assertThat(fallsTo(unpublished, "eve")).isFalse();
        SmallDomain untrusted = lab().at("TEMPLATE")
                .property("enrolleesuppliessubject", true)
                .at("STORE")
                .property("certthumbprints", List.of());
        assertThat(fallsTo(untrusted, "eve")).isFalse();
    }

    @Test
    void theAuthoritysOwnAccessListCountsWhereItWasRead() {
        SmallDomain weak =
                lab().at("TEMPLATE").property("enrolleesuppliessubject", true).right("max", "Enroll");
        Map<String, Object> security = new LinkedHashMap<>();
        security.put("Data", List.of(weak.ace("max", "Enroll", false)));
        security.put("Collected", true);
        weak.at("CA").field("CARegistryData", Map.of("CASecurity", security));
        assertThat(fallsTo(weak, "max")).isTrue();
        assertThat(fallsTo(weak, "eve"))
                .as("its object in the directory does not")
                .isFalse();
    }

    @Test
    void rightsThatEnrol() {
        for (String right : new String[] {"Enroll", "GenericAll", "AllExtendedRights"}) {
            SmallDomain weak = lab().at("TEMPLATE")
                    .property("enrolleesuppliessubject", true)
                    .right("max", right)
                    .at("CA")
                    .right("max", "Enroll");
            assertThat(fallsTo(weak, "max")).as(right).isTrue();
        }
    }

    @Test
    void whoControlsAPublishedTemplateMakesItOneForAnybody() {
        assertThat(fallsTo(lab().at("TEMPLATE").right("max", "GenericWrite"), "max"))
                .as("may not enrol at the authority")
                .isFalse();
        assertThat(fallsTo(lab().at("TEMPLATE").right("eve", "GenericWrite"), "eve"))
                .isTrue();
        assertThat(fallsTo(lab().at("TEMPLATE").right("eve", "WritePKINameFlag"), "eve"))
                .isFalse();
    }

    @Test
    void agentsAskForOthers() {
        SmallDomain agents = lab().at("TEMPLATE")
                .property("authenticationenabled", false)
                .property("effectiveekus", List.of("1.3.6.1.4.1.311.20.2.1"));
        agents.other("certtemplates", "CertTemplate", "FOR OTHERS")
                .right("eve", "Enroll")
                .property("requiresmanagerapproval", false)
                .property("authenticationenabled", true)
                .property("schemaversion", 2)
                .property("authorizedsignatures", 1)
                .property("applicationpolicies", List.of("1.3.6.1.4.1.311.20.2.1"));
        agents.at("CA").listed("EnabledCertTemplates", agents.mention("FOR OTHERS"));
        assertThat(fallsTo(agents, "eve")).isTrue();
        Map<String, Object> restricted = new LinkedHashMap<>();
        restricted.put("Restrictions", List.of(Map.of("AccessType", "AccessAllowedCallback", "AllTemplates", false)));
        restricted.put("Collected", true);
        agents.at("CA").field("CARegistryData", Map.of("EnrollmentAgentRestrictions", restricted));
        assertThat(fallsTo(agents, "eve")).isFalse();
    }

    @Test
    void anAuthorityThatLetsAnybodyBeNamed() {
        SmallDomain naming = lab().at("CA").field("CARegistryData", Map.of("IsUserSpecifiesSanEnabled", setting(true)));
        assertThat(fallsTo(naming, "eve")).as("certificates carry the SID").isFalse();
        naming.at("TEMPLATE").property("nosecurityextension", true);
        assertThat(fallsTo(naming, "eve")).isTrue();
        naming.at("TEMPLATE").property("subjectaltrequiredns", true);
        assertThat(fallsTo(naming, "eve")).as("people have no host name").isFalse();
        assertThat(fallsTo(naming, "ws")).isTrue();
    }

    @Test
    void servicesThatMapByName() {
        SmallDomain naming = lab().at("CA")
                .field("CARegistryData", Map.of("IsUserSpecifiesSanEnabled", setting(true)))
                .at("TEMPLATE")
                .property("schannelauthenticationenabled", true);
        assertThat(fallsTo(naming, "eve")).isFalse();
        naming.computer("dc")
                .field("IsDC", true)
                .field("DCRegistryData", Map.of("CertificateMappingMethods", setting(4)));
        assertThat(fallsTo(naming, "eve")).isTrue();
    }

    @Test
    void anAuthorityThatLeavesOutSids() {
        Map<String, Object> registry = new LinkedHashMap<>();
        registry.put("IsUserSpecifiesSanEnabled", setting(true));
        SmallDomain lab = lab().at("CA").field("CARegistryData", registry);
        assertThat(fallsTo(lab, "eve")).isFalse();
        registry.put("DisabledExtensions", setting(List.of("1.3.6.1.4.1.311.25.2")));
        assertThat(fallsTo(lab, "eve")).isTrue();
    }

    @Test
    void whoWritesANameOfSomebodyWhoMayEnrol() {
        SmallDomain lab = lab().at("TEMPLATE")
                .property("nosecurityextension", true)
                .property("subjectaltrequireupn", true)
                .at("eve")
                .right("max", "GenericWrite")
                .computer("dc")
                .field("IsDC", true)
                .field(
                        "DCRegistryData",
                        Map.of(
                                "CertificateMappingMethods",
                                setting(0),
                                "StrongCertificateBindingEnforcement",
                                setting(2)));
        assertThat(fallsTo(lab, "max")).as("strong binding").isFalse();
        lab.at("dc")
                .field(
                        "DCRegistryData",
                        Map.of(
                                "CertificateMappingMethods",
                                setting(0),
                                "StrongCertificateBindingEnforcement",
                                setting(1)));
        assertThat(fallsTo(lab, "max")).isTrue();
        assertThat(fallsTo(lab, "eve")).as("nobody writes his own name").isFalse();
    }

    @Test
    void aPolicyMakesAMemberAndNoMaster() {
        for (String property : new String[] {"certtemplateoid", "oid"}) {
            for (String named : new String[] {"certificatepolicy", "issuancepolicies"}) {
                SmallDomain lab = lab();
                lab.other("issuancepolicies", "IssuancePolicy", "POLICY")
                        .property(property, "1.2.3")
                        .field("GroupLink", lab.mention("INSURED"))
                        .at("TEMPLATE")
                        .property(named, List.of("1.2.3"));
                SharpHoundFiles files = lab.read();
                assertThat(files.falls("eve"))
                        .as(property + " " + named)
                        .contains("INSURED")
                        .doesNotContain(DOMAIN);
                assertThat(files.falls("max")).doesNotContain("INSURED");
            }
        }
    }

    @Test
    void whoAdministersTheAuthorityOrItsHostTakesTheDomain() {
        SmallDomain lab = lab().at("CA")
                .right("max", "ManageCA")
                .right("eve", "ManageCertificates")
                .field("HostingComputer", SmallDomain.SID + "-1104");
        SharpHoundFiles files = lab.read();
        assertThat(files.falls("max")).contains(DOMAIN, "CA");
        assertThat(files.falls("eve")).doesNotContain(DOMAIN);
        assertThat(files.falls("ca-host")).contains(DOMAIN, "CA");
        assertThat(files.named("ca-host").traits().tier()).isZero();
    }

    @Test
    void aRelayIsKeptClosed() {
        SmallDomain lab = lab().at("CA")
                .listed(
                        "HttpEnrollmentEndpoints",
                        Map.of(
                                "Collected",
                                true,
                                "Result",
                                Map.of("Url", "http://ca/certsrv", "ADCSWebEnrollmentHTTP", true)));
        SharpHoundFiles files = lab.read();
        assertThat(files.estate.ofSourceKind("CoerceAndRelayNTLMToADCS"))
                .singleElement()
                .matches(relation -> "relay".equals(relation.terms().deniedBy()));
        assertThat(files.falls("max")).doesNotContain(DOMAIN);
    }
}
