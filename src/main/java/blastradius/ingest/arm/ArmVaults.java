package blastradius.ingest.arm;

import blastradius.ingest.file.Place;
import blastradius.ingest.ledger.Claim;
import blastradius.ingest.ledger.Ledger;
import blastradius.ingest.ledger.Subject;
import blastradius.ingest.ledger.ToolId;
import blastradius.model.AccessLevel;
import blastradius.model.EntityKind;
import blastradius.model.EntityTraits;
import blastradius.model.RelationClass;
import blastradius.model.RelationKind;
import blastradius.model.Terms;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Key vaults. A secret that the export names, or on which somebody holds a role, is a credential of its own; of a vault of which it names
 * none they stand as one together. Under access policies whoever writes the vault gives himself a policy; under roles only who has its
 * authority does. Rights to the data go past the vault.
 */
final class ArmVaults {

    /** The data of vaults under roles, as a sort of {@link ArmSets}. */
    static final String SECRETS = "secrets of microsoft.keyvault/vaults";

    private static final List<String> GETTING = List.of("get", "all", "*");

    private final ArmScopes scopes;
    private final ArmSets sets;
    private final Ledger ledger;
    private final Map<String, Vault> vaults = new LinkedHashMap<>();
    private final List<Policy> policies = new ArrayList<>();

    /** {@code data}: what rights to the data of a vault under roles are over; {@link Ledger#NONE} for one under access policies. */
    private record Vault(Place place, ArmPath path, int number, boolean isUnderRoles, int data) {}

    private record Policy(Place place, ArmPath vault, ArmFields fields) {}

    ArmVaults(ArmScopes scopes, ArmSets sets, Ledger ledger) {
        this.scopes = scopes;
        this.sets = sets;
        this.ledger = ledger;
    }

    /** A vault that a record describes. */
    void vault(Place place, ArmPath path, ArmFields record, int vault) {
        Boolean roles = record.truth("enableRbacAuthorization");
        if (roles == null && ArmFields.of(record.value("properties")).map().isEmpty()) {
            ledger.say(
                    "vaults of which the export lists no properties were read as under access policies, so that whoever"
                            + " writes them has their secrets");
        }
        boolean isUnderRoles = Boolean.TRUE.equals(roles);
        int data = isUnderRoles ? data(place, path) : Ledger.NONE;
        vaults.put(path.key(), new Vault(place, path, vault, isUnderRoles, data));
        for (ArmFields policy : record.records("accessPolicies")) {
            accessPolicy(place, path, policy);
        }
    }

    private int data(Place place, ArmPath path) {
        int data = ledger.state(
                place,
                Subject.of(ToolId.ownedBy(path.key(), "data"), EntityKind.SECRET_STORE, "set", scopes.tenant(path))
                        .named("data of " + path.name())
                        .with(EntityTraits.DEFAULT.withHelper(true)));
        sets.add(place, SECRETS, path, data);
        return data;
    }

    /** An access policy: {@code objectId}, {@code permissions}. Under roles, policies are not looked at. */
    void accessPolicy(Place place, ArmPath path, ArmFields policy) {
        policies.add(new Policy(place, path, policy));
    }

    /** Every record was handed over: states what vaults hold, and who reads it by a policy. */
    void settle() {
        Map<String, Set<Integer>> secrets = new HashMap<>();
        vaults.forEach((key, vault) -> secrets.put(key, stored(vault)));
        policies.forEach(
                policy -> settle(policy, secrets.getOrDefault(policy.vault().key(), Set.of())));
        policies.clear();
    }

    private Set<Integer> stored(Vault vault) {
        Set<Integer> secrets = new LinkedHashSet<>();
        scopes.children(vault.path()).stream()
                .filter(child -> child.path().type().equals(ArmKind.SECRET))
                .forEach(child -> secrets.add(child.number()));
        if (secrets.isEmpty()) {
            secrets.add(unnamed(vault));
        }
        Terms byVault = Terms.level(vault.isUnderRoles() ? AccessLevel.CONTROL : AccessLevel.WRITE)
                .with()
                .live(true)
                .build();
        Terms byData = Terms.level(AccessLevel.READ).with().live(true).build();
        for (int secret : secrets) {
            store(vault, byVault, vault.number(), secret);
            store(vault, byData, vault.data(), secret);
        }
        return secrets;
    }

    private int unnamed(Vault vault) {
        return ledger.state(
                vault.place(),
                Subject.of(
                                ToolId.ownedBy(vault.path().key(), "secrets"),
                                EntityKind.CREDENTIAL,
                                "secrets",
                                scopes.tenant(vault.path()))
                        .named("secrets of " + vault.path().name()));
    }

    private void store(Vault vault, Terms terms, int store, int secret) {
        if (store != Ledger.NONE) {
            RelationClass stores = new RelationClass(RelationKind.STORES, "AZKeyVault", terms);
            ledger.claimOnce(Claim.of(vault.place(), stores, store, secret));
        }
    }

    private void settle(Policy policy, Set<Integer> secrets) {
        ArmPath path = policy.vault();
        String principal = policy.fields().text("objectId");
        if (principal == null) {
            ledger.rejected(policy.place(), "an access policy of " + path.name() + " names no objectId");
            return;
        }
        int vault = scopes.of(policy.place(), path);
        int holder = ledger.end(policy.place(), ToolId.of(principal), scopes.tenant(path));
        Vault known = vaults.get(path.key());
        String why = known != null && known.isUnderRoles() ? "the vault is under roles" : null;
        ArmFields permissions = policy.fields().inner("permissions");
        String together = policy.fields().text("applicationId");
        for (Right right : Right.values()) {
            if (permissions.texts(right.name().toLowerCase(Locale.ROOT)).stream()
                    .anyMatch(text -> GETTING.contains(text.toLowerCase(Locale.ROOT)))) {
                claim(
                        policy.place(),
                        right,
                        new Ends(holder, vault, secrets),
                        together == null ? why : "only together with application " + together);
            }
        }
    }

    private record Ends(int holder, int vault, Set<Integer> secrets) {}

    private enum Right {
        SECRETS("AZGetSecrets"),
        KEYS("AZGetKeys"),
        CERTIFICATES("AZGetCertificates");

        private final String word;

        Right(String word) {
            this.word = word;
        }
    }

    private void claim(Place place, Right right, Ends ends, @Nullable String why) {
        Terms read = Terms.level(AccessLevel.READ).with().deniedBy(why).build();
        ledger.claimOnce(
                Claim.of(place, new RelationClass(RelationKind.CAN, right.word, read), ends.holder(), ends.vault()));
        if (right == Right.SECRETS) {
            Terms use = Terms.level(AccessLevel.USE).with().deniedBy(why).build();
            RelationClass uses = new RelationClass(RelationKind.CAN, right.word, use);
            ends.secrets().forEach(secret -> ledger.claimOnce(Claim.of(place, uses, ends.holder(), secret)));
        }
    }
}
