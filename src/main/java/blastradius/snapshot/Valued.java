package blastradius.snapshot;

/** What of an estate is valued, see {@link Valuation}. */
public enum Valued {
    CUSTOMER,
    ALL,
    ESTATE
}
