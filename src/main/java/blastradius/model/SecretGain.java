package blastradius.model;

/** What a relation gives of a credential: whether a new value ends it. */
public enum SecretGain {
    NOTHING,
    /** A right on the credential, whatever its value. */
    RIGHT,
    /** The value that it has. */
    VALUE,
    /** The value that is in use or an old copy, as the place says that keeps it. */
    AS_STORED
}
