package blastradius.graphql.governance;

import blastradius.model.AcceptedRisk;
import java.util.List;
import java.util.Optional;

/** The exceptions that people make. */
public interface SavedExceptions {

    Optional<AcceptedRisk> find(String id);

    /** All, in no particular order. */
    List<AcceptedRisk> list();

    /**
     * Saves a new one under its id.
     *
     * @throws blastradius.model.BlastRadiusException.Conflict if another one has the id
     */
    AcceptedRisk create(AcceptedRisk risk);

    /**
     * Saves one in the place of the version that it states.
     *
     * @throws blastradius.model.BlastRadiusException.Conflict if that is no longer the newest
     * @throws blastradius.model.BlastRadiusException.UnknownId if it is gone
     */
    AcceptedRisk update(AcceptedRisk risk);
}
