package blastradius.ingest.sharphound;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who takes whom across trusts. */
class TrustTests {

    private static final String OTHER = "FAR.EXAMPLE";
    private static final String OTHER_SID = "S-1-5-21-40-50-60";

    private static Map<String, Object> trust(Object direction, Object type, boolean filters, Object attributes) {
        Map<String, Object> trust = new LinkedHashMap<>();
        trust.put("TargetDomainSid", OTHER_SID);
        trust.put("TargetDomainName", OTHER);
        trust.put("TrustDirection", direction);
        trust.put("TrustType", type);
        trust.put("SidFilteringEnabled", filters);
        trust.put("TGTDelegationEnabled", false);
        trust.put("TrustAttributes", attributes);
        return trust;
    }

    private static SharpHoundFiles with(Map<String, Object> trust) {
        return new SmallDomain().listed("Trusts", trust).user("eve").read();
    }

    @ParameterizedTest
    @CsvSource({
        "Disabled,      External,    false, 0,    false, false",
        "Inbound,       External,    false, 0,    false, false",
        "Outbound,      External,    false, 0,    true,  false",
        "Bidirectional, External,    false, 0,    true,  false",
        "Outbound,      Forest,      true,  8,    false, false",
        "Outbound,      Forest,      false, 8,    true,  false",
        "2,             3,           false, 0,    true,  false",
        "1,             3,           false, 0,    false, false",
        "3,             0,           true,  32,   true,  true",
        "Bidirectional, ParentChild, false, 32,   true,  true",
        "Bidirectional, TreeRoot,    true,  '32', true,  true",
        "Inbound,       CrossLink,   false, 32,   true,  true",
        "Bidirectional, ParentChild, false, 36,   false, false",
        "Bidirectional, Unknown,     false, 0x20, true,  true",
        "Disabled,      ParentChild, false, 32,   false, false",
    })
    void whoTakesWhom(
            String direction,
            String type,
            boolean filters,
            String attributes,
            boolean otherTakesThis,
            boolean thisTakesOther) {
        SharpHoundFiles files = with(trust(direction, type, filters, attributes));
        boolean isKnown = files.estate.entities.containsKey(OTHER_SID);
        assertThat(isKnown && files.falls(OTHER).contains(SmallDomain.NAME)).isEqualTo(otherTakesThis);
        assertThat(files.falls(SmallDomain.NAME).contains(OTHER)).isEqualTo(thisTakesOther);
    }

    @Test
    void ticketsOfControllersThatAreLeftAbroad() {
        Map<String, Object> inbound = trust("Inbound", "Forest", true, 8);
        inbound.put("TGTDelegationEnabled", true);
        assertThat(with(inbound).falls(OTHER)).contains(SmallDomain.NAME);
        Map<String, Object> outbound = trust("Outbound", "Forest", true, 8);
        outbound.put("TGTDelegationEnabled", true);
        assertThat(with(outbound).falls(OTHER)).doesNotContain(SmallDomain.NAME);
    }

    @Test
    void bothEndsOfATrustAreOneRelationAndTheTrustingDomainDecides() {
        Map<String, Object> back = trust("Bidirectional", "ParentChild", false, 36);
        back.put("TargetDomainSid", SmallDomain.SID);
        back.put("TargetDomainName", SmallDomain.NAME);
        SmallDomain both = new SmallDomain()
                .listed("Trusts", trust("Bidirectional", "ParentChild", false, 32))
                .other("domains", "Domain", OTHER)
                .field("ObjectIdentifier", OTHER_SID)
                .property("domainsid", OTHER_SID)
                .property("domain", OTHER)
                .listed("Trusts", back);
        SharpHoundFiles files = both.read();
        assertThat(files.estate.ofSourceKind("SameForestTrust")).hasSize(2);
        assertThat(files.falls(OTHER)).contains(SmallDomain.NAME);
        assertThat(files.falls(SmallDomain.NAME))
                .as("the other domain is quarantined against this one")
                .doesNotContain(OTHER);
    }

    @Test
    void whoeverSignedInAbroadIsLetInUnlessHostsSayWho() {
        String abroad = "AUTHENTICATED USERS@" + OTHER;
        String here = "AUTHENTICATED USERS@" + SmallDomain.NAME;
        assertThat(with(trust("Outbound", "Forest", true, 8)).falls(abroad)).contains(here);
        SharpHoundFiles selective = with(trust("Outbound", "Forest", true, 0x18));
        assertThat(selective.estate.relations)
                .noneMatch(relation -> selective.nameOf(relation.from()).equals(abroad));
        SharpHoundFiles inbound = with(trust("Inbound", "Forest", true, 8));
        assertThat(inbound.falls(abroad)).doesNotContain(here);
        assertThat(inbound.falls(here)).contains(abroad);
    }

    @Test
    void aFormerSidIsBelievedOnlyThroughATrustThatDoesNotFilter() {
        for (boolean filters : new boolean[] {true, false}) {
            SharpHoundFiles files = new SmallDomain()
                    .listed("Trusts", trust("Inbound", "External", filters, 0))
                    .user("eve")
                    .listed("HasSIDHistory", OTHER_SID + "-1500")
                    .read();
            assertThat(files.estate.ofSourceKind("HasSIDHistory"))
                    .allMatch(relation -> (relation.terms().deniedBy() != null) == filters);
        }
    }
}
