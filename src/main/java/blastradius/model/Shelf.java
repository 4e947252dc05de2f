package blastradius.model;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Documents of one sort that people keep under ids; each change raises a document's version, and imports leave them alone.
 *
 * @param <T> the documents
 */
public interface Shelf<T> {

    Optional<T> find(String id);

    /** Those of these ids that there are, in no particular order; one look-up for all. */
    List<T> find(Collection<String> ids);

    /** All, in no particular order. */
    List<T> list();

    /**
     * Keeps a new one under its own id, as its first version.
     *
     * @throws BlastRadiusException.Conflict if another one has the id
     */
    T create(T document);

    /**
     * Keeps one in the place of the version that it was read as.
     *
     * @throws BlastRadiusException.Conflict if somebody else has changed it meanwhile
     * @throws BlastRadiusException.UnknownId if it is gone
     */
    T update(T document);
}
