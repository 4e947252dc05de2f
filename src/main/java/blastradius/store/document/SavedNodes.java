package blastradius.store.document;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.repository.NoRepositoryBean;
import org.springframework.data.repository.Repository;

/** The nodes of {@link Saved} documents of one sort. */
@NoRepositoryBean
public interface SavedNodes<N> extends Repository<N, String> {

    Optional<N> findById(String id);

    List<N> findAllByIdIn(Collection<String> ids);

    List<N> findAllByOrderById();

    long count();

    /** How many there were: one or none. */
    long removeById(String id);

    /** Fails where a node has the id. */
    N add(N node);

    /**
     * The node in the place of the version before its own; nothing where that is not what stands. Spring Data's own versions would
     * bring a deleted document back, and count from 0. The node is locked before its version is read: of two at once one succeeds.
     */
    Optional<N> replace(N node);
}
