package blastradius.ingest.directory;

import static blastradius.ingest.directory.RightMeaning.AUTHORITY;
import static blastradius.ingest.directory.RightMeaning.CONTROL;
import static blastradius.ingest.directory.RightMeaning.ENABLING;
import static blastradius.ingest.directory.RightMeaning.ENROLMENT;
import static blastradius.ingest.directory.RightMeaning.LINK;
import static blastradius.ingest.directory.RightMeaning.LOCAL_PASSWORD;
import static blastradius.ingest.directory.RightMeaning.MEMBERS;
import static blastradius.ingest.directory.RightMeaning.NOTHING;
import static blastradius.ingest.directory.RightMeaning.ONESELF;
import static blastradius.ingest.directory.RightMeaning.OWNERSHIP;
import static blastradius.ingest.directory.RightMeaning.REPLICATION;
import static blastradius.ingest.directory.RightMeaning.SIGN_IN;
import static blastradius.ingest.domain.DirectoryKind.CERT_TEMPLATE;
import static blastradius.ingest.domain.DirectoryKind.COMPUTER;
import static blastradius.ingest.domain.DirectoryKind.CONTAINER;
import static blastradius.ingest.domain.DirectoryKind.DOMAIN;
import static blastradius.ingest.domain.DirectoryKind.ENTERPRISE_CA;
import static blastradius.ingest.domain.DirectoryKind.GROUP;
import static blastradius.ingest.domain.DirectoryKind.OU;
import static blastradius.ingest.domain.DirectoryKind.USER;

import blastradius.ingest.domain.DirectoryKind;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The rights of access lists, and what each comes to on each class of objects: the one table of them. */
@SuppressWarnings("ImmutableEnumChecker") // the maps are unmodifiable
public enum Right {
    GENERIC_ALL("GenericAll", CONTROL, Map.of()),
    WRITE_DACL("WriteDacl", CONTROL, Map.of()),
    OWNS("Owns", OWNERSHIP, Map.of()),
    WRITE_OWNER("WriteOwner", OWNERSHIP, Map.of()),
    /** Any attribute: service names, delegation, members, script paths; of a unit its links, of a container nothing that matters. */
    GENERIC_WRITE("GenericWrite", CONTROL, Map.of(OU, LINK, CONTAINER, NOTHING)),
    /** At the head of the domain a policy reaches its controllers. */
    WRITE_GP_LINK("WriteGPLink", NOTHING, Map.of(OU, LINK, DOMAIN, CONTROL)),
    /** The extended rights of the class: a password, the stored local password, both rights of replication, enrolment. */
    ALL_EXTENDED_RIGHTS(
            "AllExtendedRights",
            NOTHING,
            Map.of(
                    USER,
                    SIGN_IN,
                    COMPUTER,
                    LOCAL_PASSWORD,
                    DOMAIN,
                    CONTROL,
                    CERT_TEMPLATE,
                    ENROLMENT,
                    ENTERPRISE_CA,
                    ENROLMENT)),
    FORCE_CHANGE_PASSWORD("ForceChangePassword", NOTHING, Map.of(USER, SIGN_IN, COMPUTER, SIGN_IN)),
    ADD_KEY_CREDENTIAL_LINK("AddKeyCredentialLink", NOTHING, Map.of(USER, SIGN_IN, COMPUTER, SIGN_IN)),
    READ_GMSA_PASSWORD("ReadGMSAPassword", NOTHING, Map.of(USER, SIGN_IN)),
    ADD_MEMBER("AddMember", NOTHING, Map.of(GROUP, MEMBERS)),
    ADD_SELF("AddSelf", NOTHING, Map.of(GROUP, ONESELF)),
    READ_LAPS_PASSWORD("ReadLAPSPassword", NOTHING, Map.of(COMPUTER, CONTROL)),
    SYNC_LAPS_PASSWORD("SyncLAPSPassword", NOTHING, Map.of(COMPUTER, CONTROL)),
    ADD_ALLOWED_TO_ACT("AddAllowedToAct", NOTHING, Map.of(COMPUTER, CONTROL)),
    WRITE_ACCOUNT_RESTRICTIONS("WriteAccountRestrictions", NOTHING, Map.of(USER, ENABLING, COMPUTER, CONTROL)),
    /** Yields a ticket to be guessed offline: a chance, not a certainty. */
    WRITE_SPN("WriteSPN", NOTHING, Map.of()),
    WRITE_PUBLIC_INFORMATION("WritePublicInformation", NOTHING, Map.of()),
    /** Maps another's certificate to the account. */
    WRITE_ALT_SECURITY_IDENTITIES("WriteAltSecurityIdentities", NOTHING, Map.of(USER, SIGN_IN, COMPUTER, CONTROL)),
    GET_CHANGES("GetChanges", NOTHING, Map.of(DOMAIN, REPLICATION)),
    GET_CHANGES_ALL("GetChangesAll", NOTHING, Map.of(DOMAIN, REPLICATION)),
    GET_CHANGES_IN_FILTERED_SET("GetChangesInFilteredSet", NOTHING, Map.of(DOMAIN, REPLICATION)),
    ENROLL("Enroll", NOTHING, Map.of(CERT_TEMPLATE, ENROLMENT, ENTERPRISE_CA, ENROLMENT)),
    MANAGE_CERTIFICATES("ManageCertificates", NOTHING, Map.of()),
    MANAGE_CA("ManageCA", NOTHING, Map.of(ENTERPRISE_CA, AUTHORITY)),
    WRITE_PKI_ENROLLMENT_FLAG("WritePKIEnrollmentFlag", NOTHING, Map.of()),
    WRITE_PKI_NAME_FLAG("WritePKINameFlag", NOTHING, Map.of());

    private static final Map<String, Right> BY_WORD = Stream.of(values())
            .collect(Collectors.toMap(right -> right.word.toLowerCase(Locale.ROOT), Function.identity()));

    private final String word;
    private final RightMeaning elsewhere;
    private final Map<DirectoryKind, RightMeaning> meanings;

    Right(String word, RightMeaning elsewhere, Map<DirectoryKind, RightMeaning> meanings) {
        this.word = word;
        this.elsewhere = elsewhere;
        this.meanings = meanings;
    }

    /** As collectors call it. */
    public String word() {
        return word;
    }

    /** By a collector's word, in any case; raw forms of it mean the same. */
    public static Optional<Right> of(String word) {
        String lower = word.toLowerCase(Locale.ROOT);
        Right right = BY_WORD.get(lower);
        return Optional.ofNullable(
                right == null && lower.endsWith("raw") ? BY_WORD.get(lower.substring(0, lower.length() - 3)) : right);
    }

    /** What it comes to on an object of the class. */
    public RightMeaning on(DirectoryKind kind) {
        return meanings.getOrDefault(kind, elsewhere);
    }

    /** Whether any attribute of an account can be written with it, its names among them. */
    boolean writesAttributes() {
        return this == GENERIC_ALL
                || this == GENERIC_WRITE
                || this == WRITE_DACL
                || this == OWNS
                || this == WRITE_OWNER
                || this == WRITE_PUBLIC_INFORMATION;
    }
}
