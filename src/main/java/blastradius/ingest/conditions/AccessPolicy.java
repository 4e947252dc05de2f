package blastradius.ingest.conditions;

import java.util.List;
import java.util.Set;

/**
 * A policy that is enforced.
 *
 * @param id of the estate: whoever controls the policy switches it off
 * @param alternatives sets of gates of which one has to be passed whole
 * @param isOfRegistration whether it is asked for where somebody registers a factor, not where he signs in
 */
public record AccessPolicy(
        String id,
        String name,
        Bound included,
        Bound excluded,
        List<Set<Gate>> alternatives,
        boolean isOfRegistration) {

    public AccessPolicy {
        alternatives = List.copyOf(alternatives);
    }

    /** Whether a factor passes it. */
    public boolean asksFactor() {
        return alternatives.stream().flatMap(Set::stream).anyMatch(Gate.Factor.class::isInstance);
    }

    /** Whether it asks him for something. Where nothing tells, it does not. */
    public boolean binds(Bound.Person person) {
        return included.names(person, false) && !excluded.names(person, true);
    }
}
