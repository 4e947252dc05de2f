package blastradius.scenario.resolution;

import static blastradius.model.AccessLevel.CONTROL;
import static blastradius.model.AccessLevel.READ;
import static blastradius.model.AccessLevel.USE;
import static blastradius.model.AccessLevel.WRITE;
import static blastradius.model.RelationKind.ASSIGNED_TO;
import static blastradius.model.RelationKind.CAN;
import static blastradius.model.RelationKind.CONTAINS;
import static blastradius.model.RelationKind.GRANTS;
import static blastradius.model.RelationKind.HOLDS_GRANT;
import static blastradius.model.RelationKind.IN_ZONE;
import static blastradius.model.RelationKind.MANAGES;
import static blastradius.model.RelationKind.MEMBER_OF;
import static blastradius.model.RelationKind.UNDER_CONTRACT;
import static blastradius.model.RelationKind.USED_BY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import blastradius.model.Action;
import blastradius.model.Assumptions;
import blastradius.model.BlastRadiusException;
import blastradius.model.Entity;
import blastradius.model.EntityKind;
import blastradius.model.EntityTraits;
import blastradius.model.JitMode;
import blastradius.model.Relation;
import blastradius.model.RelationClass;
import blastradius.model.Rule;
import blastradius.model.Selection;
import blastradius.model.Terms;
import blastradius.scenario.Worlds;
import blastradius.snapshot.RelationId;
import blastradius.snapshot.Snapshot;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What each action does to a small estate. */
class ResolutionTests {

    /*  tech -> desk(group) -> pool(grant) -> CONTROL on red, blue; auditor -> reader(grant) -> READ on red */
    private static Worlds pool() {
        return new Worlds()
                .add(EntityKind.PROVIDER, "msp")
                .add(EntityKind.CUSTOMER, "red", "blue")
                .in("msp", EntityKind.HUMAN, "tech")
                .in("msp", EntityKind.HUMAN, "lead")
                .in("msp", EntityKind.HUMAN, "auditor")
                .in("msp", EntityKind.GROUP, "desk")
                .in("msp", EntityKind.GRANT, "pool")
                .in("msp", EntityKind.GRANT, "reader")
                .link("tech", MEMBER_OF, "desk")
                .link("desk", HOLDS_GRANT, "pool")
                .link("pool", GRANTS, "red", CONTROL)
                .link("pool", GRANTS, "blue", CONTROL)
                .link("auditor", HOLDS_GRANT, "reader")
                .link("reader", GRANTS, "red", READ);
    }

    private static Snapshot after(Worlds world, Action... actions) {
        return Resolution.of(world.snapshot(), Worlds.scenario(actions)).snapshot();
    }

    private static Rule strongGrants() {
        return new Rule(Set.of(), Set.of(), Set.of(), WRITE, true, true, null, null, "msp");
    }

    @Test
    void nothingIsChangedWithoutChanges() {
        Snapshot base = pool().snapshot();
        assertThat(Resolution.of(base, Worlds.scenario()).snapshot()).isSameAs(base);
        assertThat(Resolution.of(base, Worlds.scenario()).isRemovalOnly()).isTrue();
    }

    @Test
    void revokingAGrantEndsTheAccessIntoIt() {
        assertThat(Worlds.reached(pool().snapshot(), "tech")).containsEntry("red", CONTROL);
        assertThat(Worlds.reached(after(pool(), new Action.Revoke(Selection.of("pool"))), "tech"))
                .containsOnlyKeys("desk");
    }

    @Test
    void revokingAnIdentityEndsWhatItHolds() {
        assertThat(Worlds.reached(after(pool(), new Action.Revoke(Selection.of("tech"))), "tech"))
                .isEmpty();
    }

    @Test
    void aRuleSelectsStandingGrantsOfOneProviderAcrossTenantsByLevel() {
        Snapshot after = after(pool(), new Action.Revoke(Selection.of(strongGrants())));
        assertThat(Worlds.reached(after, "tech")).containsOnlyKeys("desk");
        assertThat(Worlds.reached(after, "auditor")).containsEntry("red", READ);
    }

    @Test
    void aRelationIsNamedByItsIdWhateverItsTermsHaveBecome() {
        Terms old = Terms.builder().until(Instant.parse("2020-01-01T00:00:00Z")).build();
        String id = RelationId.of("desk", "pool", RelationClass.of(Relation.of("desk", HOLDS_GRANT, "pool", old)))
                .text();
        assertThat(Worlds.reached(after(pool(), new Action.Revoke(Selection.of(id))), "tech"))
                .containsOnlyKeys("desk");
    }

    @Test
    void whatTheEstateLacksIsListedByChange() {
        Resolution resolution =
                Resolution.of(pool().snapshot(), Worlds.scenario(new Action.Revoke(Selection.of("pool", "gone"))));
        assertThat(resolution.applied()).singleElement().satisfies(applied -> {
            assertThat(applied.count()).isEqualTo(1);
            assertThat(applied.missing()).containsExactly("gone");
        });
    }

    @Test
    void scopingAGrantKeepsOneClient() {
        Snapshot after = after(pool(), new Action.Scope(Selection.of("pool"), "blue"));
        assertThat(Worlds.reached(after, "tech")).containsEntry("blue", CONTROL).doesNotContainKey("red");
    }

    @Test
    void eligibleAccessDoesNotStandAndApprovedAccessTakesTwo() {
        Action eligible = new Action.MakeEligible(Selection.of(strongGrants()), Set.of(), null);
        Snapshot after = after(pool(), eligible);
        assertThat(Worlds.reached(after, "tech")).containsEntry("red", CONTROL);
        assertThat(Worlds.reached(after, "tech", strict())).containsOnlyKeys("desk");
        Snapshot approved = after(pool(), eligible, new Action.RequireApproval(Selection.of("pool"), Set.of("lead")));
        assertThat(Worlds.reached(approved, "tech")).containsOnlyKeys("desk");
        assertThat(Worlds.reached(approved, "tech", Assumptions.at(Worlds.NOON).withJit(JitMode.ALL)))
                .containsEntry("red", CONTROL);
    }

    private static Assumptions strict() {
        return Assumptions.at(Worlds.NOON).withJit(JitMode.STRICT);
    }

    /*  desk -> resets(grant) -> every password(helper) -> p1; chief -> every password */
    @Test
    void whatAHelperPassesOnIsNobodysToEnd() {
        Entity helper = Entity.of("every password", EntityKind.SCOPE).withTraits(EntityTraits.DEFAULT.withHelper(true));
        Snapshot base = new Worlds()
                .add(EntityKind.HUMAN, "desk", "chief")
                .add(EntityKind.GRANT, "resets")
                .add(helper)
                .add(EntityKind.PASSWORD, "p1")
                .link("desk", HOLDS_GRANT, "resets")
                .link("resets", GRANTS, "every password", CONTROL)
                .link("chief", CAN, "every password", CONTROL)
                .link("every password", CAN, "p1", USE)
                .snapshot();
        String given = RelationId.of(
                        "resets", "every password", new RelationClass(GRANTS, "GRANTS", Terms.level(CONTROL)))
                .text();
        Rule all = new Rule(Set.of(GRANTS, CAN), Set.of(), Set.of(), null, false, false, null, null, null);
        for (Selection select : List.of(
                Selection.of("every password"), Selection.of(given), Selection.of(all), Selection.of("chief"))) {
            Resolution resolution = Resolution.of(
                    base, Worlds.scenario(new Action.Revoke(select), new Action.Expire(select, Worlds.NOON)));
            assertThat(resolution.removed()).as(select.toString()).isEmpty();
            assertThat(resolution.snapshot()).isSameAs(base);
        }
        for (Selection select : List.of(Selection.of("every password"), Selection.of(given), Selection.of(all))) {
            Resolution resolution = Resolution.of(base, Worlds.scenario(new Action.Remove(select)));
            assertThat(resolution.snapshot()).isSameAs(base);
            assertThat(resolution.applied().getFirst().count()).isZero();
        }
        Resolution revoked = Resolution.of(base, Worlds.scenario(new Action.Revoke(Selection.of("resets"))));
        assertThat(Worlds.reached(revoked.snapshot(), "desk")).isEmpty();
    }

    @Test
    void accessExpiresAtItsInstant() {
        Snapshot after = after(pool(), new Action.Expire(Selection.of("pool"), Worlds.NOON));
        assertThat(Worlds.reached(after, "tech")).containsOnlyKeys("desk");
        assertThat(Worlds.reached(after, "tech", Assumptions.at(Worlds.NOON.minusSeconds(1))))
                .containsEntry("red", CONTROL);
    }

    @Test
    void aDisabledIdentityIsNotSignedInTo() {
        assertThat(Worlds.reached(
                        after(SecretResolutionTests.key(), new Action.Disable(Selection.of("red-admin"))), "key"))
                .containsOnlyKeys("blue-admin");
    }

    @Test
    void anOffboardedPersonKeepsNeitherAccountsNorSecrets() {
        Worlds world = SecretResolutionTests.key()
                .add(EntityKind.HUMAN, "account")
                .link("account", USED_BY, "leaver")
                .link("account", CAN, "red", CONTROL);
        assertThat(Worlds.reached(world.snapshot(), "leaver")).containsKeys("account", "red", "blue-admin");
        Snapshot after = after(world, new Action.Offboard(Selection.of("leaver")));
        assertThat(Worlds.reached(after, "leaver")).containsOnlyKeys("key");
        assertThat(Worlds.reached(after, "account")).isEmpty();
    }

    @Test
    void anEndedContractEndsItsGrantsAndWhatToolsManage() {
        Worlds world = pool().in("red", EntityKind.CONTRACT, "contract")
                .in("msp", EntityKind.TOOL, "rmm")
                .in("red", EntityKind.HOST, "server")
                .link("pool", UNDER_CONTRACT, "contract")
                .link("tech", CAN, "rmm", WRITE)
                .link("rmm", MANAGES, "server");
        assertThat(Worlds.reached(world.snapshot(), "tech")).containsKeys("red", "server");
        Snapshot after = after(world, new Action.Offboard(Selection.of("contract")));
        assertThat(Worlds.reached(after, "tech")).containsOnlyKeys("desk", "rmm");
    }

    /*  tech (assigned to red) and bot -> rmm -> red's and blue's server */
    private static Worlds tool() {
        return new Worlds()
                .add(EntityKind.PROVIDER, "msp")
                .add(EntityKind.CUSTOMER, "red", "blue")
                .in("msp", EntityKind.HUMAN, "tech")
                .in("msp", EntityKind.SERVICE_ACCOUNT, "bot")
                .in("msp", EntityKind.PERSON, "person")
                .in("msp", EntityKind.TOOL, "rmm")
                .in("red", EntityKind.HOST, "red-server")
                .in("blue", EntityKind.HOST, "blue-server")
                .in("msp", EntityKind.HOST, "office-pc")
                .in("msp", EntityKind.ZONE, "office")
                .link("tech", USED_BY, "person")
                .link("person", ASSIGNED_TO, "red")
                .link("tech", CAN, "rmm", WRITE)
                .link("bot", CAN, "rmm", WRITE)
                .link("rmm", MANAGES, "red-server")
                .link("rmm", MANAGES, "blue-server")
                .link("office-pc", IN_ZONE, "office");
    }

    @Test
    void aToolPerTenantIsUsedByThoseAssignedToTheTenant() {
        Snapshot after = after(tool(), new Action.Restrict(Selection.of("rmm"), null, true));
        assertThat(Worlds.reached(after, "tech")).containsOnlyKeys("rmm", "rmm for red", "red-server");
        assertThat(Worlds.reached(after, "bot")).containsOnlyKeys("rmm");
    }

    @Test
    void aToolInAZoneIsUsedFromThere() {
        Snapshot after = after(tool(), new Action.Restrict(Selection.of("rmm"), "office", false));
        assertThat(Worlds.reached(after, "bot")).isEmpty();
    }

    @Test
    void whatIsAddedIsSeenByLaterChanges() {
        Entity scoped = Entity.of("scoped", EntityKind.HUMAN).withTenant("msp");
        Resolution resolution = Resolution.of(
                pool().snapshot(),
                Worlds.scenario(
                        new Action.AddEntity(scoped),
                        new Action.AddRelation(Relation.of("scoped", CAN, "red", Terms.level(WRITE)))));
        assertThat(Worlds.reached(resolution.snapshot(), "scoped")).containsEntry("red", WRITE);
        assertThat(resolution.isRemovalOnly()).isFalse();
    }

    @Test
    void aRelationThatCannotStandIsRefused() {
        Action wrong = new Action.AddRelation(Relation.of("tech", MEMBER_OF, "red"));
        assertThatThrownBy(() -> after(pool(), wrong))
                .isInstanceOf(BlastRadiusException.BadRequest.class)
                .hasMessageContaining("MEMBER_OF cannot stand from a Identity (\"tech\") to a Tenant");
    }

    @Test
    void aRemovedEntityIsInNobodysReach() {
        Resolution resolution =
                Resolution.of(pool().snapshot(), Worlds.scenario(new Action.Remove(Selection.of("desk"))));
        assertThat(Worlds.reached(resolution.snapshot(), "tech")).isEmpty();
        assertThat(resolution.isRemovalOnly()).isTrue();
    }

    /*  red contains grant, whose other scope lies in blue: losing that scope must not hand the grant to red's administrators */
    @Test
    void aGrantThatLosesAScopeIsNotHandedToItsContainer() {
        Worlds world = new Worlds()
                .add(EntityKind.CUSTOMER, "red", "blue")
                .in("red", EntityKind.GRANT, "grant")
                .in("red", EntityKind.HOST, "server")
                .link("red", CONTAINS, "grant")
                .link("red", CONTAINS, "server")
                .link("grant", GRANTS, "server", CONTROL)
                .link("grant", GRANTS, "blue", CONTROL);
        Snapshot after = after(world, new Action.Scope(Selection.of("grant"), "red"));
        assertThat(Worlds.reached(world.snapshot(), "red")).containsOnlyKeys("server");
        assertThat(Worlds.reached(after, "red")).containsOnlyKeys("server");
    }
}
