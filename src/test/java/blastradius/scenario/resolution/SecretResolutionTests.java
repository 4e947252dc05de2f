package blastradius.scenario.resolution;

import static blastradius.model.AccessLevel.CONTROL;
import static blastradius.model.AccessLevel.READ;
import static blastradius.model.RelationKind.AUTHENTICATES_AS;
import static blastradius.model.RelationKind.KNOWN_TO;
import static blastradius.model.RelationKind.STORES;
import static org.assertj.core.api.Assertions.assertThat;

import blastradius.model.Action;
import blastradius.model.Assumptions;
import blastradius.model.Entity;
import blastradius.model.EntityKind;
import blastradius.model.Rule;
import blastradius.model.Selection;
import blastradius.scenario.Worlds;
import blastradius.snapshot.Snapshot;
import org.junit.jupiter.api.Test;

/** What actions do to secrets: who holds them, where copies lie, what else is asked for. */
class SecretResolutionTests {

    /*  kb, vault STORES key; key -> svc -> red, blue. kb keeps an old copy, vault hands out the current value. */
    static Worlds key() {
        return new Worlds()
                .add(EntityKind.CUSTOMER, "red", "blue")
                .add(EntityKind.REPOSITORY, "kb")
                .add(EntityKind.SECRET_STORE, "vault")
                .in("red", EntityKind.SECRET_STORE, "red-vault")
                .add(EntityKind.PASSWORD, "key")
                .in("red", EntityKind.SERVICE_ACCOUNT, "red-admin")
                .in("blue", EntityKind.SERVICE_ACCOUNT, "blue-admin")
                .add(EntityKind.PERSON, "leaver")
                .link("kb", STORES, "key", READ)
                .link("vault", STORES, "key", CONTROL)
                .link("red-vault", STORES, "key", CONTROL)
                .link("key", KNOWN_TO, "leaver")
                .link("key", AUTHENTICATES_AS, "red-admin")
                .link("key", AUTHENTICATES_AS, "blue-admin");
    }

    @Test
    void aRotatedSecretIsWithWhoReadsALiveStoreAndNobodyElse() {
        Snapshot after = after(key(), new Action.Rotate(Selection.of("key"), null));
        assertThat(Worlds.reached(after, "vault")).containsKeys("red-admin", "blue-admin");
        assertThat(Worlds.reached(after, "kb")).containsOnlyKeys("key");
        assertThat(Worlds.reached(after, "key")).isEmpty();
        assertThat(Worlds.reached(after, "leaver")).containsOnlyKeys("key");
    }

    @Test
    void rotationCountsFromItsInstantOn() {
        Snapshot after = after(key(), new Action.Rotate(Selection.of("key"), Worlds.NOON));
        assertThat(Worlds.reached(after, "key")).isEmpty();
        assertThat(Worlds.reached(after, "key", Assumptions.at(Worlds.NOON.minusSeconds(1))))
                .containsKey("red-admin");
        assertThat(Worlds.reached(after, "vault", Assumptions.at(Worlds.NOON.minusSeconds(1))))
                .containsKey("red-admin");
    }

    @Test
    void aSplitSecretOpensOneTenantFromItsStoreAndAllFromTheProviders() {
        Resolution resolution =
                Resolution.of(key().snapshot(), Worlds.scenario(new Action.Split(Selection.of(Rule.EVERYTHING))));
        Snapshot after = resolution.snapshot();
        assertThat(Worlds.reached(after, "red-vault")).containsKey("red-admin").doesNotContainKey("blue-admin");
        assertThat(Worlds.reached(after, "vault")).containsKeys("red-admin", "blue-admin");
        assertThat(Worlds.reached(after, "kb")).containsOnlyKeys("key");
        assertThat(resolution.newcomers()).extracting(Entity::id).containsExactly("key for red", "key for blue");
    }

    @Test
    void aDeletedCredentialOpensNothing() {
        Resolution resolution =
                Resolution.of(key().snapshot(), Worlds.scenario(new Action.Delete(Selection.of("key"))));
        assertThat(Worlds.reached(resolution.snapshot(), "vault")).isEmpty();
        assertThat(resolution.gone()).hasSize(1);
    }

    @Test
    void disclosureIsSetByStore() {
        Snapshot after = after(key(), new Action.Disclose(Selection.of("kb"), null));
        assertThat(Worlds.reached(after, "kb")).isEmpty();
        assertThat(Worlds.reached(after, "vault")).containsKey("red-admin");
    }

    @Test
    void aSecondFactorIsAskedOfPasswordsAndNotOfKeys() {
        Worlds world = key().add(EntityKind.API_KEY, "token").link("token", AUTHENTICATES_AS, "red-admin");
        Snapshot after = after(world, new Action.RequireMfa(Selection.of("red-admin"), true));
        assertThat(Worlds.reached(after, "key")).containsOnlyKeys("blue-admin");
        assertThat(Worlds.reached(after, "token")).containsKey("red-admin");
    }

    private static Snapshot after(Worlds world, Action... actions) {
        return Resolution.of(world.snapshot(), Worlds.scenario(actions)).snapshot();
    }
}
