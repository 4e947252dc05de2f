package blastradius.model;

import java.util.Locale;
import java.util.Optional;

/**
 * What an attacker holds on an entity. Levels are downward closed: whoever has {@link #CONTROL} has all of them. On a credential,
 * group or grant {@link #READ} is called USE: know and present the secret, exercise the membership or the grant.
 */
public enum AccessLevel {
    /** Metadata, inventory, alerts. */
    SEE(1, 0.05),
    /** Content; on credentials, groups and grants: USE. */
    READ(2, 0.612),
    /** Change data, configuration or code, but not authority. */
    WRITE(3, 0.881),
    /** Act as the identity, administer, run code as, change authority. */
    CONTROL(4, 1.0);

    /** The name that {@link #READ} has on credentials, groups and grants. */
    public static final AccessLevel USE = READ;

    private static final AccessLevel[] BY_CODE = values();

    private final int code;
    private final double weight;

    AccessLevel(int code, double weight) {
        this.code = code;
        this.weight = weight;
    }

    /** 1 for SEE to 4 for CONTROL; 0 is kept for "nothing". */
    public int code() {
        return code;
    }

    /**
     * The share of an asset's value that is lost at this level: the impact sub-score of CVSS v3.1, normalised, with SEE lowered so
     * that an inventory account is no administrator.
     */
    public double weight() {
        return weight;
    }

    public boolean covers(AccessLevel other) {
        return compareTo(other) >= 0;
    }

    /** The level of a code from 1 to 4. */
    public static AccessLevel ofCode(int code) {
        return BY_CODE[code - 1];
    }

    /** Reads a level's name in any case; USE is accepted for READ. Empty for any other word. */
    public static Optional<AccessLevel> parse(String word) {
        return switch (word.trim().toUpperCase(Locale.ROOT)) {
            case "SEE" -> Optional.of(SEE);
            case "READ", "USE" -> Optional.of(READ);
            case "WRITE" -> Optional.of(WRITE);
            case "CONTROL" -> Optional.of(CONTROL);
            default -> Optional.empty();
        };
    }
}
