package blastradius.model;

/** What part of the enabled identities that are no person's is asked about. */
public enum NonHumanShare {
    /**
     * They can change what is others' and do not need to: nobody has used them, or what they hold, for long, they control customers that whoever answers for them is not
     * assigned to, or hold what their contract no longer covers.
     */
    EXCESS,
    /** Nobody who is still there answers for them. */
    WITHOUT_OWNER,
    /** Neither they nor all that opens them end. */
    WITHOUT_EXPIRY,
    /** Somebody of another organization holds what opens them, controls them, or is whose they are. */
    THIRD_PARTIES,
    /** Somebody who is still there answers for them, and they end. */
    FORMAL_OFFBOARDING
}
