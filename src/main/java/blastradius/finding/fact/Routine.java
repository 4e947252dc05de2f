package blastradius.finding.fact;

import blastradius.snapshot.Snapshot;

/**
 * Whose habit it is how something is looked after: one cause, however many things lack the same. What a provider does for its customers is apart from what it
 * does for itself.
 *
 * @param responsible the tenant that stands for the organization, or the entity itself where nobody knows whose it is
 * @param isForCustomers whether it is done for customers
 */
public record Routine(int responsible, boolean isForCustomers) {

    /** Tells it apart from the other of the same organization, by words that stay. */
    public String aspect() {
        return isForCustomers ? "of customers" : "";
    }

    /** Whose things these are, for a sentence: {@code customers of Northwind}. */
    public String owner(Snapshot snapshot) {
        return (isForCustomers ? "customers of " : "") + snapshot.name(responsible);
    }
}
