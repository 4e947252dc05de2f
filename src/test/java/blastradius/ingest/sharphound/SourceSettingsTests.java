package blastradius.ingest.sharphound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import blastradius.ingest.ledger.SourceSettings;
import blastradius.model.Relation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What exports leave open, as an operator decides it. */
class SourceSettingsTests {

    private static final String SEEN = "2020-08-20T00:00:00Z";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    /* Collected on 13 September 2020, when eve signed in last. */
    private static SmallDomain lab(Map<String, Object> session) {
        SmallDomain lab = new SmallDomain()
                .user("anna")
                .user("eve")
                .property("lastlogon", 1_600_000_000)
                .computer("ws");
        java.util.HashMap<String, Object> whole = new java.util.HashMap<>(session);
        whole.put("UserSID", lab.id("anna"));
        whole.put("ComputerSID", lab.id("ws"));
        return lab.field("Sessions", lab.collected(whole));
    }

    private static SourceSettings settings(Duration age, boolean followsOldSessions) {
        return new SourceSettings(age, followsOldSessions, true, false);
    }

    private static Relation session(SharpHoundFiles files) {
        return files.estate.ofSourceKind("HasSession").getFirst();
    }

    @Test
    void howOldASessionMayBe() {
        Map<String, Object> seen = Map.of("LastSeen", SEEN);
        SharpHoundFiles old = lab(seen).read();
        assertThat(session(old).evidence()).containsEntry("approximated", "session seen " + SEEN);
        assertThat(old.falls("ws")).contains("anna");
        SharpHoundFiles fresh = lab(seen).read(settings(Duration.ofDays(30), true));
        assertThat(session(fresh).evidence()).doesNotContainKey("approximated");
    }

    @Test
    void oldSessionsAreClosedIfSoSaid() {
        SharpHoundFiles old = lab(Map.of("LastSeen", SEEN)).read(settings(Duration.ofDays(14), false));
        assertThat(session(old).terms().deniedBy()).isEqualTo("session seen " + SEEN);
        assertThat(old.falls("ws")).doesNotContain("anna");
        SharpHoundFiles fresh = lab(Map.of("LastSeen", SEEN)).read(settings(Duration.ofDays(30), false));
        assertThat(fresh.falls("ws")).contains("anna");
    }

    @Test
    void aSessionWithoutATimeIsAsOldAsItsFile() throws IOException {
        SmallDomain lab = lab(Map.of());
        for (Path file : lab.in(folder)) {
            boolean isOld = file.getFileName().toString().startsWith("computers");
            String stamp = isOld ? "20200101120000_" : "20200913120000_";
            Files.move(file, folder.resolve(stamp + file.getFileName()));
        }
        try (var files = Files.list(folder)) {
            SharpHoundFiles read = SharpHoundFiles.of(files.toArray(Path[]::new));
            assertThat(session(read).evidence())
                    .containsEntry("approximated", "session seen 2020-01-01T12:00:00Z")
                    .doesNotContainKey("lastseen");
        }
    }

    @Test
    void withoutAnyTimeTheAccountsLastSignInTells() {
        SharpHoundFiles read = lab(Map.of())
                .at("anna")
                .property("lastlogontimestamp", 1_570_000_000)
                .read(settings(Duration.ofDays(14), false));
        assertThat(session(read).evidence())
                .containsEntry("approximated", "the account last signed in 2019-10-02T07:06:40Z");
        assertThat(read.falls("ws")).as("it was there when it was collected").contains("anna");
        SharpHoundFiles late = lab(Map.of())
                .at("anna")
                .property("lastlogontimestamp", 1_600_000_000 - 20 * 86_400)
                .read();
        assertThat(session(late).evidence())
                .as("controllers tell each other late")
                .isEmpty();
    }

    @Test
    void everybodyOfATrustedDomainIsLetInUnlessSaidOtherwise() {
        Map<String, Object> trust = Map.of(
                "TargetDomainSid", "S-1-5-21-7-8-9",
                "TargetDomainName", "OTHER.EXAMPLE",
                "TrustDirection", "Outbound",
                "TrustType", "External",
                "SidFilteringEnabled", true,
                "IsTransitive", false);
        assertThat(acrossTrusts(trust, true)).isOne();
        assertThat(acrossTrusts(trust, false)).isZero();
    }

    private static long acrossTrusts(Map<String, Object> trust, boolean letsTrustedIn) {
        SharpHoundFiles files = new SmallDomain()
                .at(SmallDomain.NAME)
                .listed("Trusts", trust)
                .read(new SourceSettings(Duration.ofDays(14), true, letsTrustedIn, false));
        return files.estate.ofSourceKind("ClaimSpecialIdentity").stream()
                .filter(relation -> relation.evidence().containsKey("approximated"))
                .count();
    }

    @Test
    void anAgeIsAnAge() {
        for (Duration none : List.of(Duration.ZERO, Duration.ofDays(-1), Duration.ofDays(40_000))) {
            assertThatThrownBy(() -> settings(none, true))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("blastradius.sources.session-age");
        }
    }
}
