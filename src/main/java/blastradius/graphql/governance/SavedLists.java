package blastradius.graphql.governance;

import blastradius.model.BlastRadiusException;
import blastradius.model.SavedList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The lists that people keep. */
public interface SavedLists {

    Optional<SavedList> find(String id);

    /** Those of these ids that there are; one look-up for all. */
    List<SavedList> find(Collection<String> ids);

    /** All, in no particular order. */
    List<SavedList> list();

    /**
     * Saves a new one under its id.
     *
     * @throws BlastRadiusException.Conflict if another one has the id
     * @throws BlastRadiusException.LimitExceeded if there are as many as there may be
     * @throws BlastRadiusException.UnknownId if there is no list that it names
     * @throws BlastRadiusException.BadRequest if it names itself, by way of others
     */
    SavedList create(SavedList list);

    /**
     * Saves one in the place of the version that it states.
     *
     * @throws BlastRadiusException.Conflict if that is no longer the newest
     * @throws BlastRadiusException.UnknownId if it is gone, or there is no list that it names
     * @throws BlastRadiusException.BadRequest if it names itself, by way of others
     */
    SavedList update(SavedList list);

    /**
     * Whether there was one.
     *
     * @throws BlastRadiusException.Conflict if others name it
     */
    boolean delete(String id);
}
