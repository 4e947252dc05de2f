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
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Key vaults. Their secrets, of which exports say nothing by name, stand as one credential a vault: under access policies whoever writes
 * the vault gives himself a policy; under roles only who has its authority does. Rights to the data go past the vault.
 */
final class ArmVaults {

    /** The data of vaults under roles, as a sort of {@link ArmSets}. */
    static final String SECRETS = "secrets of microsoft.keyvault/vaults";

    private static final List<String> GETTING = List.of("get", "all", "*");

    private final ArmScopes scopes;
    private final ArmSets sets;
    private final Ledger ledger;
    private final Map<String, Integer> secrets = new HashMap<>();
    private final Map<String, Boolean> underRoles = new HashMap<>();

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
        underRoles.put(path.key(), isUnderRoles);
        String tenant = scopes.tenant(path);
        int secret = ledger.state(
                place,
                Subject.of(ToolId.ownedBy(path.key(), "secrets"), EntityKind.CREDENTIAL, "secrets", tenant)
                        .named("secrets of " + path.name()));
        secrets.put(path.key(), secret);
        Terms byVault = Terms.level(isUnderRoles ? AccessLevel.CONTROL : AccessLevel.WRITE)
                .with()
                .live(true)
                .build();
        ledger.claim(Claim.of(place, new RelationClass(RelationKind.STORES, "AZKeyVault", byVault), vault, secret));
        if (isUnderRoles) {
            data(place, path, tenant, secret);
        }
        for (ArmFields policy : record.records("accessPolicies")) {
            pending.add(new Policy(place, path, policy));
        }
    }

    private void data(Place place, ArmPath path, @Nullable String tenant, int secret) {
        int data = ledger.state(
                place,
                Subject.of(ToolId.ownedBy(path.key(), "data"), EntityKind.SECRET_STORE, "set", tenant)
                        .named("data of " + path.name())
                        .with(EntityTraits.DEFAULT.withHelper(true)));
        Terms terms = Terms.level(AccessLevel.READ).with().live(true).build();
        ledger.claim(Claim.of(place, new RelationClass(RelationKind.STORES, "AZKeyVault", terms), data, secret));
        sets.add(place, SECRETS, path, data);
    }

    private final List<Policy> pending = new java.util.ArrayList<>();

    private record Policy(Place place, ArmPath vault, ArmFields fields) {}

    /** States the policies that stood with their vaults. */
    void settle() {
        pending.forEach(policy -> accessPolicy(policy.place(), policy.vault(), policy.fields()));
        pending.clear();
    }

    /** An access policy: {@code objectId}, {@code permissions}. Under roles, policies are not looked at. */
    void accessPolicy(Place place, ArmPath path, ArmFields policy) {
        String principal = policy.text("objectId");
        if (principal == null) {
            ledger.rejected(place, "an access policy of " + path.name() + " names no objectId");
            return;
        }
        int vault = scopes.of(place, path);
        int holder = ledger.end(place, ToolId.of(principal), scopes.tenant(path));
        String why = Boolean.TRUE.equals(underRoles.get(path.key())) ? "the vault is under roles" : null;
        ArmFields permissions = policy.inner("permissions");
        String together = policy.text("applicationId");
        for (Right right : Right.values()) {
            if (permissions.texts(right.name().toLowerCase(Locale.ROOT)).stream()
                    .anyMatch(text -> GETTING.contains(text.toLowerCase(Locale.ROOT)))) {
                claim(
                        place,
                        right,
                        new Ends(holder, vault, secrets.getOrDefault(path.key(), Ledger.NONE)),
                        together == null ? why : "only together with application " + together);
            }
        }
    }

    private record Ends(int holder, int vault, int secrets) {}

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
            ledger.claimOnce(Claim.of(
                    place, new RelationClass(RelationKind.CAN, right.word, use), ends.holder(), ends.secrets()));
        }
    }
}
