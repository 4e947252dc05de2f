package blastradius.ingest.domain;

import blastradius.model.EntityKind;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What objects a directory holds, and what each is to the analyses. */
public enum DirectoryKind {
    /** A domain is one administration that falls as a whole: a tenant of the estate's own. */
    DOMAIN("Domain", EntityKind.INTERNAL),
    USER("User", EntityKind.HUMAN),
    /** One host that is also an account: it may be a member, hold rights and be taken over. */
    COMPUTER("Computer", EntityKind.HOST),
    GROUP("Group", EntityKind.GROUP),
    OU("OU", EntityKind.SCOPE),
    CONTAINER("Container", EntityKind.SCOPE),
    /** Whoever edits a policy object decides what runs where it is linked. */
    GPO("GPO", EntityKind.POLICY),
    AIA_CA("AIACA", EntityKind.OTHER),
    ROOT_CA("RootCA", EntityKind.OTHER),
    ENTERPRISE_CA("EnterpriseCA", EntityKind.IDENTITY_PROVIDER),
    NT_AUTH_STORE("NTAuthStore", EntityKind.POLICY),
    CERT_TEMPLATE("CertTemplate", EntityKind.POLICY),
    ISSUANCE_POLICY("IssuancePolicy", EntityKind.POLICY);

    private final String word;
    private final EntityKind entityKind;

    DirectoryKind(String word, EntityKind entityKind) {
        this.word = word;
        this.entityKind = entityKind;
    }

    /** As collectors and the leading tool call it. */
    public String word() {
        return word;
    }

    public EntityKind entityKind() {
        return entityKind;
    }

    /** By the word of a record's or a principal's type, in any case. */
    public static Optional<DirectoryKind> of(@Nullable String word) {
        return Stream.of(values())
                .filter(kind -> kind.word.equalsIgnoreCase(word))
                .findFirst();
    }

    /** By the type of a collector's file: {@code users}, {@code enterprisecas}. */
    public static Optional<DirectoryKind> ofFiles(@Nullable String type) {
        if (type == null) {
            return Optional.empty();
        }
        String plural = type.toLowerCase(Locale.ROOT);
        return Stream.of(values()).filter(kind -> kind.files().equals(plural)).findFirst();
    }

    private String files() {
        String singular = word.toLowerCase(Locale.ROOT);
        return this == ISSUANCE_POLICY ? "issuancepolicies" : singular + "s";
    }

    public boolean isAccount() {
        return this == USER || this == COMPUTER;
    }

    /** Whether policy objects are linked to it. */
    public boolean isUnit() {
        return this == OU || this == DOMAIN;
    }
}
