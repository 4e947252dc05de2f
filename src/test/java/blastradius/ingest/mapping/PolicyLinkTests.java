package blastradius.ingest.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import blastradius.model.AccessLevel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How far policies and the control of units reach in a directory. */
class PolicyLinkTests {

    private static final String DOMAIN = "S-1-5-21-1-2-3";

    /*
     *   gpo ─▶ PLANT ─ office, anna, plant-admins (group), Staff (container) ─ carl
     *            └─ BLOCKED (blocks) ─ turbine
     *                   └─ INNER ─ pump
     */
    private static final String UNITS = """
            gpo: GPO
            editor: User
            PLANT: OU
            BLOCKED: OU {blocksinheritance: true}
            INNER: OU
            Staff: Container
            office: Computer
            anna: User
            gone: User {enabled: false}
            plant-admins: Group
            vault: Computer
            carl: User
            turbine: Computer
            pump: Computer
            PLANT -Contains-> office
            PLANT -Contains-> anna
            PLANT -Contains-> gone
            PLANT -Contains-> plant-admins
            plant-admins -AdminTo-> vault
            PLANT -Contains-> Staff
            Staff -Contains-> carl
            PLANT -Contains-> BLOCKED
            BLOCKED -Contains-> turbine
            BLOCKED -Contains-> INNER
            INNER -Contains-> pump
            """;

    @Test
    void aLinkReachesAccountsBelowAndNeitherUnitNorGroup() {
        MappedGraph graph = MappedGraph.of(UNITS + "editor -GenericAll-> gpo\ngpo -GPLink-> PLANT {enforced: false}");
        assertThat(graph.controlled("editor")).containsExactlyInAnyOrder("gpo", "office", "anna", "carl");
        assertThat(graph.estate.entities.values())
                .filteredOn(entity -> entity.sourceKind().equals("scope"))
                .isNotEmpty()
                .allMatch(entity -> entity.traits().helper() && entity.tenant() == null);
    }

    @Test
    void anEnforcedLinkPassesBlockedUnitsHoweverDeep() {
        MappedGraph graph = MappedGraph.of(UNITS + "editor -GenericAll-> gpo\ngpo -GPLink-> PLANT {enforced: true}");
        assertThat(graph.controlled("editor"))
                .containsExactlyInAnyOrder("gpo", "office", "anna", "carl", "turbine", "pump");
    }

    @Test
    void aLinkOnTheBlockedUnitItselfApplies() {
        MappedGraph graph = MappedGraph.of(UNITS + "editor -GenericAll-> gpo\ngpo -GPLink-> BLOCKED {enforced: false}");
        assertThat(graph.controlled("editor")).containsExactlyInAnyOrder("gpo", "turbine", "pump");
    }

    @ParameterizedTest
    @ValueSource(strings = {"WriteGPLink", "GenericWrite"})
    void whoLinksMayEnforceAndReachesAllBelow(String right) {
        MappedGraph graph = MappedGraph.of(UNITS + "editor -" + right + "-> PLANT");
        assertThat(graph.controlled("editor")).containsExactlyInAnyOrder("office", "anna", "carl", "turbine", "pump");
    }

    @Test
    void controlOfAUnitReachesProtectedAccountsOnlyWhereTheySignIn() {
        MappedGraph graph = MappedGraph.of(
                """
                D: Domain {domainsid: "%1$s"}
                desk: User
                U: OU {domainsid: "%1$s"}
                boss: User {domainsid: "%1$s", isaclprotected: true}
                sleeper: User {domainsid: "%1$s", isaclprotected: true, enabled: false}
                clerk: User {domainsid: "%1$s"}
                retired: User {domainsid: "%1$s", enabled: false}
                admins: Group {domainsid: "%1$s", isaclprotected: true}
                D -Contains-> U
                U -Contains-> boss
                U -Contains-> sleeper
                U -Contains-> clerk
                U -Contains-> retired
                U -Contains-> admins
                desk -GenericAll-> U""".replace("D:", DOMAIN + ":").replace("D -", DOMAIN + " -").formatted(DOMAIN));
        assertThat(graph.controlled("desk")).containsExactlyInAnyOrder("U", "boss", "clerk", "retired");
        assertThat(graph.controlled(DOMAIN))
                .containsExactlyInAnyOrder("U", "boss", "sleeper", "clerk", "retired", "admins");
    }

    @Test
    void attributesOfAContainerAreNothingOfWhatItHolds() {
        MappedGraph graph = MappedGraph.of("""
                a: User
                box: Container
                pc: Computer
                box -Contains-> pc
                a -GenericWrite-> box""");
        assertThat(graph.held("a", AccessLevel.READ)).isEmpty();
    }
}
