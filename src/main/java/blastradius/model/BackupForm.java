package blastradius.model;

/** What a backup holds. */
public enum BackupForm {
    /** Files or objects. */
    DATA,
    /** A machine's image, and with it every secret that the machine stores. */
    IMAGE
}
