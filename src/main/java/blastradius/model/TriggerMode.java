package blastradius.model;

/** How much whoever triggers an automation decides of what it does. */
public enum TriggerMode {
    /** Nothing: the automation does what it always does. */
    FIXED,
    /** Parameters: the trigger can make it use the grants listed as {@link Terms#effects()}. */
    PARAMETERISED,
    /** Everything: the trigger runs code as the automation. */
    ARBITRARY
}
