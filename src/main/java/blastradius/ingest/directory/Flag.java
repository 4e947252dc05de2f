package blastradius.ingest.directory;

/** What the rules ask of an object, one bit each. */
public enum Flag {
    /** Its access list does not inherit. */
    PROTECTED,
    /** Its access list is overwritten every hour by the template of administrators. */
    ADMIN_COUNT,
    /** Its local administrator's password lies in the directory. */
    LAPS,
    DISABLED,
    CONTROLLER,
    /** A controller that holds but the secrets it was allowed to keep. */
    READ_ONLY_CONTROLLER,
    /** A service account whose password the directory sets. */
    MANAGED,
    /** A unit that policies from above do not reach unless they are enforced. */
    BLOCKS_INHERITANCE,
    /** A policy object that is switched off. */
    SWITCHED_OFF;

    int bit() {
        return 1 << (8 + ordinal());
    }
}
