package blastradius.model;

/** Sorts of access that are reviewed apart from each other. Each access is of exactly one. */
public enum ReviewedAccess {
    /** Into another organization than its holder's, whoever holds it: grants of providers, agents of tools, consents. */
    DELEGATED,
    /** Within an organization, of a person's account or of a group. */
    PEOPLE,
    /** Within an organization, of anything else. */
    MACHINES
}
