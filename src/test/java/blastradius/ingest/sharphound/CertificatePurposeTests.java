package blastradius.ingest.sharphound;

import static blastradius.ingest.sharphound.CertificateTests.fallsTo;
import static blastradius.ingest.sharphound.CertificateTests.lab;
import static blastradius.ingest.sharphound.CertificateTests.setting;
import static org.assertj.core.api.Assertions.assertThat;

import blastradius.ingest.ledger.SourceSettings;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Weaknesses of certificate services beside names: certificates for any purpose, weak mapping, own authorities, relays. */
class CertificatePurposeTests {

    /* Eve may enrol at a template of these purposes, and at one of the first schema. */
    private static SmallDomain purposes(@Nullable List<String> effective, int schemaOfOther) {
        SmallDomain lab = lab().at("TEMPLATE").property("effectiveekus", effective);
        lab.other("certtemplates", "CertTemplate", "OTHER")
                .right("eve", "Enroll")
                .property("requiresmanagerapproval", false)
                .property("authenticationenabled", true)
                .property("schemaversion", schemaOfOther)
                .property("authorizedsignatures", schemaOfOther == 1 ? 0 : 1)
                .property("applicationpolicies", List.of("1.3.6.1.4.1.311.20.2.1"));
        return lab.at("CA").listed("EnabledCertTemplates", lab.mention("OTHER"));
    }

    @Test
    void aCertificateForAnythingMakesAnAgent() {
        assertThat(fallsTo(purposes(List.of("2.5.29.37.0"), 1), "eve")).isTrue();
        assertThat(fallsTo(purposes(List.of(), 1), "eve"))
                .as("no purpose is any")
                .isTrue();
        assertThat(fallsTo(purposes(List.of("1.3.6.1.5.5.7.3.2"), 1), "eve")).isFalse();
        assertThat(fallsTo(purposes(null, 1), "eve")).as("nothing says").isFalse();
        assertThat(fallsTo(purposes(List.of("2.5.29.37.0"), 2), "eve"))
                .as("asks for an agent's signature")
                .isFalse();
        assertThat(purposes(List.of("2.5.29.37.0"), 1).read().estate.ofSourceKind("ADCSESC2"))
                .isNotEmpty()
                .allMatch(relation -> relation.evidence().containsKey("approximated"));
    }

    @Test
    void aPurposeOfOnesOwnIsKeptClosed() {
        SmallDomain lab = lab().at("TEMPLATE")
                .property("schemaversion", 1)
                .property("enrolleesuppliessubject", true)
                .property("authenticationenabled", false);
        SharpHoundFiles files = lab.read();
        assertThat(files.estate.ofSourceKind("ADCSESC15"))
                .singleElement()
                .matches(relation -> String.valueOf(relation.terms().deniedBy()).contains("CVE-2024-49019"));
        assertThat(files.falls("eve")).doesNotContain(SmallDomain.NAME);
        assertThat(lab.at("TEMPLATE").property("schemaversion", 2).read().estate.ofSourceKind("ADCSESC15"))
                .isEmpty();
    }

    private static SmallDomain mapped(int methods, String named, String victim) {
        return lab().at("TEMPLATE")
                .property("schannelauthenticationenabled", true)
                .property(named, true)
                .at(victim)
                .right("max", "GenericWrite")
                .computer("dc")
                .field("IsDC", true)
                .field(
                        "DCRegistryData",
                        Map.of(
                                "CertificateMappingMethods",
                                setting(methods),
                                "StrongCertificateBindingEnforcement",
                                setting(2)));
    }

    @Test
    void servicesThatMapANameSomebodyElseWrites() {
        assertThat(fallsTo(mapped(4, "subjectaltrequireupn", "eve"), "max")).isTrue();
        assertThat(fallsTo(mapped(4, "subjectaltrequiredns", "ws"), "max")).isTrue();
        assertThat(fallsTo(mapped(0, "subjectaltrequireupn", "eve"), "max")).isFalse();
        assertThat(fallsTo(mapped(4, "subjectaltrequireemail", "eve"), "max")).isFalse();
        assertThat(fallsTo(
                        mapped(4, "subjectaltrequireupn", "eve")
                                .at("TEMPLATE")
                                .property("schannelauthenticationenabled", false),
                        "max"))
                .isFalse();
        assertThat(mapped(4, "subjectaltrequiredns", "ws").read().estate.ofSourceKind("ADCSESC10b"))
                .isNotEmpty();
    }

    @Test
    void whoWritesRootsAndStoreAddsAnAuthorityOfHisOwn() {
        assertThat(fallsTo(lab().at("STORE").right("max", "GenericAll"), "max")).isFalse();
        assertThat(fallsTo(lab().at("ROOT").right("max", "GenericAll"), "max")).isFalse();
        assertThat(fallsTo(
                        lab().at("ROOT").right("max", "GenericAll").at("STORE").right("max", "WriteDacl"), "max"))
                .isTrue();
    }

    @Test
    void aRelayIsOpenedByASetting() {
        Map<String, Object> endpoint =
                Map.of("Collected", true, "Result", Map.of("Url", "http://ca", "ADCSWebEnrollmentHTTP", true));
        SharpHoundFiles files = lab().at("CA")
                .listed("HttpEnrollmentEndpoints", endpoint)
                .group("Domain Users", 513)
                .read(new SourceSettings(Duration.ofDays(14), true, true, true));
        assertThat(files.falls("max")).contains(SmallDomain.NAME);
        assertThat(files.estate.ofSourceKind("CoerceAndRelayNTLMToADCS"))
                .allMatch(relation -> relation.evidence().containsKey("approximated"));
    }
}
