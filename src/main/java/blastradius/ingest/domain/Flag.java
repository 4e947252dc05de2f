package blastradius.ingest.domain;

/** What the rules ask of an object, one bit each. */
public enum Flag {
    /** Its access list does not inherit. */
    PROTECTED(8),
    /** Its access list is overwritten every hour by the template of administrators. */
    ADMIN_COUNT(9),
    /** Its local administrator's password lies in the directory. */
    LAPS(10),
    DISABLED(11),
    CONTROLLER(12),
    /** A controller that holds but the secrets it was allowed to keep. */
    READ_ONLY_CONTROLLER(13),
    /** A service account whose password the directory sets. */
    MANAGED(14),
    /** A unit that policies from above do not reach unless they are enforced. */
    BLOCKS_INHERITANCE(15),
    /** A policy object that is switched off. */
    SWITCHED_OFF(16);

    private final int place;

    Flag(int place) {
        this.place = place;
    }

    public int bit() {
        return 1 << place;
    }
}
