package blastradius.model;

/** Why what two sources state is of one thing. */
public enum JoinRule {

    /** Both use an id that is unique in the world, or the estate's own. */
    SAME_ID,

    /** One names it by its name or a property, and only this one fits. */
    LOOKED_UP,

    /** A guest's address is an account's, in a domain that this account's tenant alone has verified. */
    HOME_ACCOUNT,

    /** Two records of one machine: the same SID, device id, UUID of the firmware, serial number of a maker, or full host name. */
    SAME_DEVICE
}
