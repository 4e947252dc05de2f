package blastradius.model;

/** What a reviewer decides of access. */
public enum ReviewVerdict {
    /** It is wanted as it is. */
    KEEP,
    /** It is wanted at a lower level, or for fewer tenants. */
    NARROW,
    /** It is not wanted. */
    REVOKE,
    /** What was decided before does not stand: it is to be decided again. */
    REOPEN;

    /** Whether somebody still wants the access. */
    public boolean isConfirmed() {
        return this == KEEP || this == NARROW;
    }
}
