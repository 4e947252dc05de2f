package blastradius.store.document;

import blastradius.model.BlastRadiusException.Conflict;
import blastradius.model.BlastRadiusException.LimitExceeded;
import blastradius.model.BlastRadiusException.UnknownId;
import blastradius.model.PlainText;
import blastradius.model.Sight;
import blastradius.store.database.Database;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.springframework.dao.DataIntegrityViolationException;

/**
 * Documents of one sort that people save under ids; each save raises the version, and imports leave them alone. They are of the whole
 * estate: to whoever's {@link Sight} is of a part there are none. Thread-safe.
 *
 * @param <T> the documents
 * @param <N> their nodes
 */
public final class Saved<T, N> {

    private final Database database;
    private final SavedNodes<N> nodes;
    private final String noun;
    private final int most;
    private final Function<N, T> reading;

    /**
     * @param noun what refusals call one of them
     * @param most that may be saved at a time, as {@code blastradius.limits.<noun>s} says; those who save at once may pass it by their number
     */
    public Saved(Database database, SavedNodes<N> nodes, String noun, int most, Function<N, T> reading) {
        this.database = database;
        this.nodes = nodes;
        this.noun = noun;
        this.most = most;
        this.reading = reading;
    }

    /**
     * Saves a new one.
     *
     * @throws Conflict if another one has the id
     * @throws LimitExceeded if there are as many as there may be
     */
    public T create(String id, N node) {
        checkRoom(0);
        try {
            return reading.apply(Documents.ask(database, () -> nodes.add(node)));
        } catch (DataIntegrityViolationException taken) {
            throw new Conflict("there is a " + noun + " with the id \"" + PlainText.shown(id)
                    + "\" already; update that one, or leave the id out");
        }
    }

    /**
     * Refuses one more where there are as many as there may be.
     *
     * @param coming how many are to be saved before it
     * @throws LimitExceeded if so
     */
    public void checkRoom(int coming) {
        if (Documents.ask(database, nodes::count) + coming >= most) {
            throw new LimitExceeded((coming == 0 ? "there are " : "there would be ") + most + " " + noun
                    + "s, the most that the server keeps; take away what nobody needs, or raise blastradius.limits."
                    + noun + "s");
        }
    }

    /**
     * Saves one in the place of the version that it was read as.
     *
     * @param read that version
     * @throws Conflict if somebody else has saved it meanwhile
     * @throws UnknownId if it is gone
     */
    public T update(String id, int read, N node, Function<T, Integer> version) {
        return Documents.ask(database, () -> nodes.replace(node))
                .map(reading)
                .orElseThrow(() -> new Conflict("the " + noun + " \"" + PlainText.shown(id) + "\" is version "
                        + find(id).map(version).orElseThrow(() -> new UnknownId(noun, id)) + " by now, not " + read
                        + "; read it again and repeat the change"));
    }

    /** Whether there was one. */
    public boolean delete(String id) {
        return Documents.ask(database, () -> nodes.removeById(id)) > 0;
    }

    public Optional<T> find(String id) {
        return isSeen() ? Documents.ask(database, () -> nodes.findById(id)).map(reading) : Optional.empty();
    }

    /** Those of these ids that there are; one round trip. */
    public List<T> find(Collection<String> ids) {
        return read(() -> nodes.findAllByIdIn(ids));
    }

    /** All, by id. */
    public List<T> list() {
        return read(nodes::findAllByOrderById);
    }

    private List<T> read(Supplier<List<N>> work) {
        return isSeen() ? Documents.ask(database, work).stream().map(reading).toList() : List.of();
    }

    private static boolean isSeen() {
        return Sight.current().isWhole();
    }
}
