package blastradius.model;

/**
 * A shelf from which documents are taken away again.
 *
 * @param <T> the documents
 */
public interface ClearableShelf<T> extends Shelf<T> {

    /** Whether there was one. */
    boolean delete(String id);
}
