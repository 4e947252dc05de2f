package blastradius.ingest.conditions;

/** One thing that a policy asks for. */
public sealed interface Gate {

    /** A factor that is strong enough. */
    record Factor(Strength strength) implements Gate {}

    /**
     * A place that the sign-in has to come from: a location, a device that is managed.
     *
     * @param id of the estate
     */
    record Place(String id) implements Gate {}

    /** What nobody has: the sign-in is blocked. */
    record Block() implements Gate {}
}
