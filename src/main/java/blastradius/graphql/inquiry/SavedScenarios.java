package blastradius.graphql.inquiry;

import blastradius.model.BlastRadiusException;
import blastradius.model.Scenario;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The scenarios that people keep. */
public interface SavedScenarios {

    Optional<Scenario> find(String id);

    /** Those of these ids that there are, by id; one look-up for all. */
    Map<String, Scenario> find(Collection<String> ids);

    /** All, in no particular order. */
    List<Scenario> list();

    /**
     * Saves a new one under its id.
     *
     * @throws BlastRadiusException.Conflict if another one has the id
     */
    Scenario create(Scenario scenario);

    /**
     * Saves one in the place of the version that it states.
     *
     * @throws BlastRadiusException.Conflict if that is no longer the newest
     * @throws BlastRadiusException.UnknownId if it is gone
     */
    Scenario update(Scenario scenario);

    /** Whether there was one. */
    boolean delete(String id);

    /**
     * The scenario with the id.
     *
     * @throws BlastRadiusException.UnknownId if there is none
     */
    default Scenario get(String id) {
        return find(id).orElseThrow(() -> new BlastRadiusException.UnknownId("scenario", id));
    }
}
