package blastradius.ingest.domain;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Groups that every domain has and that seldom have a record of their own. */
public enum WellKnownGroup {
    EVERYONE("S-1-1-0", "EVERYONE"),
    NETWORK("S-1-5-2", "NETWORK"),
    NTLM("S-1-5-64-10", "NTLM AUTHENTICATION"),
    SCHANNEL("S-1-5-64-14", "SCHANNEL AUTHENTICATION"),
    CERTIFIED_ORGANIZATION("S-1-5-65-1", "THIS ORGANIZATION CERTIFICATE"),
    ASSERTED_IDENTITY("S-1-18-1", "AUTHENTICATION AUTHORITY ASSERTED IDENTITY"),
    KEY_TRUST("S-1-18-4", "KEY TRUST IDENTITY"),
    MULTI_FACTOR_KEY("S-1-18-5", "KEY PROPERTY MULTI-FACTOR AUTHENTICATION"),
    ENTERPRISE_CONTROLLERS("S-1-5-9", "ENTERPRISE DOMAIN CONTROLLERS"),
    AUTHENTICATED_USERS("S-1-5-11", "AUTHENTICATED USERS"),
    THIS_ORGANIZATION("S-1-5-15", "THIS ORGANIZATION"),
    ADMINISTRATORS("S-1-5-32-544", "ADMINISTRATORS"),
    USERS("S-1-5-32-545", "USERS"),
    GUESTS("S-1-5-32-546", "GUESTS"),
    ACCOUNT_OPERATORS("S-1-5-32-548", "ACCOUNT OPERATORS"),
    SERVER_OPERATORS("S-1-5-32-549", "SERVER OPERATORS"),
    PRINT_OPERATORS("S-1-5-32-550", "PRINT OPERATORS"),
    BACKUP_OPERATORS("S-1-5-32-551", "BACKUP OPERATORS"),
    PRE_WINDOWS_2000("S-1-5-32-554", "PRE-WINDOWS 2000 COMPATIBLE ACCESS"),
    REMOTE_DESKTOP_USERS("S-1-5-32-555", "REMOTE DESKTOP USERS"),
    INCOMING_FOREST_TRUST_BUILDERS("S-1-5-32-557", "INCOMING FOREST TRUST BUILDERS"),
    TERMINAL_SERVER_LICENSE_SERVERS("S-1-5-32-561", "TERMINAL SERVER LICENSE SERVERS"),
    DISTRIBUTED_COM_USERS("S-1-5-32-562", "DISTRIBUTED COM USERS"),
    REMOTE_MANAGEMENT_USERS("S-1-5-32-580", "REMOTE MANAGEMENT USERS");

    private final String sid;
    private final String title;

    WellKnownGroup(String sid, String title) {
        this.sid = sid;
        this.title = title;
    }

    public String sid() {
        return sid;
    }

    public String title() {
        return title;
    }

    /** Into which anybody gets by the way in which he signs in. */
    public static Set<WellKnownGroup> ofEverybody() {
        return EnumSet.range(NETWORK, MULTI_FACTOR_KEY);
    }

    public static Optional<WellKnownGroup> of(String bareSid) {
        return Stream.of(values()).filter(group -> group.sid.equals(bareSid)).findFirst();
    }
}
