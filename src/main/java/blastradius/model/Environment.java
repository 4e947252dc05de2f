package blastradius.model;

/** The stage of operation that an entity belongs to. */
public enum Environment {
    PROD,
    TEST,
    DEV
}
