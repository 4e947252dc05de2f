package blastradius.ingest.joining;

import static org.assertj.core.api.Assertions.assertThat;

import blastradius.ingest.ImportedStore;
import blastradius.model.Assumptions;
import blastradius.model.ImportReport;
import blastradius.model.JitMode;
import blastradius.model.JoinRule;
import blastradius.store.joining.Joins;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The stories of {@code seed-data/README.md} about {@code seed-data/demo-msp}: one command's files, and the engine's answers. */
class DemoMspIT {

    private static final Assumptions AT = Assumptions.at(Instant.parse("2026-10-01T09:00:00Z"));
    private static final Set<String> TENANTS =
            Set.of("Fernhill IT", "Brackwater Dental", "Tindle Logistics", "Marrow Bakeries", "BRACKWATER.LOCAL");

    private static final String TESS = "298f67e7-c48b-5c9a-85f5-ad5102f84300";
    private static final String BEACON = "ae514880-2903-5645-bc6c-80631ba1cc16";
    private static final String IVO = "0b62db09-b972-581a-8f24-a32ea2351ec8";
    private static final String OWEN = "73c6c847-f725-575f-953b-e25abc4abeca";
    private static final String LENA = "17b341c0-a3c4-52ad-8720-06d371d65fd0";
    private static final String MIA = "S-1-5-21-3100000011-3100000012-3100000013-1106";
    private static final String DC = "S-1-5-21-3100000011-3100000012-3100000013-1001";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    static Path folder;

    @SuppressWarnings("NullAway.Init")
    private static ImportedStore store;

    @SuppressWarnings("NullAway.Init")
    private static ImportReport report;

    @BeforeAll
    static void importAll() throws IOException {
        store = new ImportedStore(folder);
        report = store.runFolder(Path.of("seed-data/demo-msp"));
    }

    private static Set<String> controlled(String... compromised) {
        return store.reached(List.of(compromised), AT, 4);
    }

    private static Assumptions bypass(JitMode jit) {
        return new Assumptions(AT.at(), jit, true, Set.of(), false, false, Set.of(), Set.of(), Set.of(), null);
    }

    private static Set<String> tenants(Set<String> reached) {
        reached.retainAll(TENANTS);
        return reached;
    }

    @Test
    void everyFileIsReadAndEachOrganizationIsASource() {
        assertThat(report.each())
                .hasSize(6)
                .allSatisfy(one -> assertThat(one.rejectedCount()).isZero());
        assertThat(report.each())
                .extracting(ImportReport::source)
                .allMatch(name -> name.matches("(SharpHound|Microsoft Graph|own tables demo-msp) [0-9A-FS-]+"));
    }

    @Test
    void aGuestsHomeAccountTakesTheCustomerAndTheJoinCanBeUndone() {
        assertThat(tenants(controlled(TESS))).containsExactly("Brackwater Dental");
        Joins.Join join = store.joins(TESS.toUpperCase(Locale.ROOT)).stream()
                .filter(one -> one.rule() == JoinRule.HOME_ACCOUNT)
                .findFirst()
                .orElseThrow();
        store.keepApart(join.key(), join.entity(), true);
        assertThat(tenants(controlled(TESS))).isEmpty();
        store.keepApart(join.key(), join.entity(), false);
        assertThat(tenants(controlled(TESS))).containsExactly("Brackwater Dental");
    }

    @Test
    void theFrontDeskOfTheDirectoryTakesTheCloud() {
        assertThat(controlled(MIA)).contains("DORA@BRACKWATER.LOCAL", "Dora Finch");
        assertThat(tenants(controlled(MIA))).containsExactly("Brackwater Dental");
    }

    @Test
    void aRowOfTheToolIsTheDomainController() {
        assertThat(controlled(BEACON)).contains("BW-DC01.BRACKWATER.LOCAL", "TD-DISPATCH", "MB-OVEN");
        assertThat(tenants(controlled(BEACON))).containsExactlyInAnyOrder("BRACKWATER.LOCAL", "Brackwater Dental");
        assertThat(store.joins(DC)).extracting(Joins.Join::rule).contains(JoinRule.SAME_DEVICE);
    }

    @Test
    void theOwnerOfAnApplicationIsItWhereverItIs() {
        assertThat(tenants(controlled(IVO))).containsExactly("Tindle Logistics");
        assertThat(store.reached(List.of(IVO), AT, 2)).anyMatch("MAIL of Brackwater Dental"::equals);
    }

    @Test
    void aRoleThatIsApprovedTakesTwo() {
        assertThat(controlled(OWEN)).isEmpty();
        assertThat(controlled(OWEN, LENA)).as("his factor is asked too").doesNotContain("Fernhill IT");
        assertThat(store.reached(List.of(OWEN, LENA), bypass(JitMode.SELF), 4)).contains("Fernhill IT");
        assertThat(store.reached(List.of(OWEN), bypass(JitMode.SELF), 4)).doesNotContain("Fernhill IT");
        assertThat(store.reached(List.of(OWEN), bypass(JitMode.ALL), 4)).contains("Fernhill IT");
    }

    @Test
    void delegatedRolesGiveWhatTheirRelationshipsStillGive() {
        assertThat(controlled(LENA)).contains("Abe Stone", "TD-DISPATCH").doesNotContain("Nora Teal", "Finn Oake");
        assertThat(tenants(controlled(LENA))).isEmpty();
    }
}
