package blastradius.ingest.directory;

/** What a right on an object comes to. */
public enum RightMeaning {
    /** Gives nothing by itself: kept, and not followed. */
    NOTHING,
    CONTROL,
    /** Of the owner, or of who can make himself the owner. */
    OWNERSHIP,
    /** Becomes the account, and cannot enable it. */
    SIGN_IN,
    /** Decides who is in the group. */
    MEMBERS,
    /** Adds himself to the group. */
    ONESELF,
    /** Links a policy object: every account below, at any depth. */
    LINK,
    /** Reads the local administrator's password, if the directory keeps it. */
    LOCAL_PASSWORD,
    /** One of the rights that replicate secrets together. */
    REPLICATION,
    /** Enables the account; with the right to sign in as it, that is control. */
    ENABLING,
    /** May ask for a certificate. */
    ENROLMENT,
    /** Administers a certification authority. */
    AUTHORITY
}
