package blastradius.store.document;

import blastradius.model.BlastRadiusException.BadRequest;
import blastradius.model.BlastRadiusException.Conflict;
import blastradius.model.BlastRadiusException.LimitExceeded;
import blastradius.model.BlastRadiusException.UnknownId;
import blastradius.model.ClearableShelf;
import blastradius.model.NamedLists;
import blastradius.model.PlainText;
import blastradius.model.SavedList;
import blastradius.model.SavedListDocument;
import blastradius.store.database.Database;
import blastradius.store.database.Json;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The lists that people save; imports leave them alone. Thread-safe. */
public final class Lists implements ClearableShelf<SavedList> {

    private final Saved<SavedList, ListNode> saved;

    /** {@code most}: how many may be saved at a time. */
    public Lists(Database database, ListNodes nodes, int most) {
        this.saved = new Saved<>(database, nodes, "list", most, Lists::read);
    }

    /**
     * Saves a new list under its own id, as its first version.
     *
     * @throws Conflict if another one has the id
     * @throws LimitExceeded if there are as many as there may be
     * @throws UnknownId if there is no list that it names
     * @throws BadRequest if it names itself, by way of others
     */
    @Override
    public SavedList create(SavedList list) {
        NamedLists.check(list, this::find);
        return saved.create(list.id(), node(list, 1));
    }

    /**
     * Saves a list in the place of the version that it was read as.
     *
     * @throws Conflict if somebody else has saved it meanwhile
     * @throws UnknownId if it is gone, or there is no list that it names
     * @throws BadRequest if it names itself, by way of others
     */
    @Override
    public SavedList update(SavedList list) {
        NamedLists.check(list, this::find);
        return saved.update(list.id(), list.version(), node(list, list.version() + 1), SavedList::version);
    }

    /**
     * Whether there was one.
     *
     * @throws Conflict if others name it: they would mean something else
     */
    @Override
    public boolean delete(String id) {
        String naming = list().stream()
                .filter(list -> list.lists().contains(id))
                .map(list -> "\"" + PlainText.shown(list.id()) + "\"")
                .collect(Collectors.joining(", "));
        if (!naming.isEmpty()) {
            throw new Conflict("the list \"" + PlainText.shown(id) + "\" is named by the lists " + naming
                    + "; take it out of their filters first");
        }
        return saved.delete(id);
    }

    @Override
    public Optional<SavedList> find(String id) {
        return saved.find(id);
    }

    /** Those of these ids that there are; one round trip. */
    @Override
    public List<SavedList> find(Collection<String> ids) {
        return ids.isEmpty() ? List.of() : saved.find(ids);
    }

    /** All, by id. */
    @Override
    public List<SavedList> list() {
        return saved.list();
    }

    /**
     * Keeps a list as it was kept elsewhere, its version and instant too.
     *
     * @throws Conflict if another one has the id
     * @throws LimitExceeded if there are as many as there may be
     * @throws UnknownId if there is no list that it names
     * @throws BadRequest if it names itself, by way of others
     */
    public void takeOver(SavedList list) {
        NamedLists.check(list, this::find);
        saved.create(list.id(), node(list, list.version(), list.updatedAt()));
    }

    /**
     * Refuses one more where there are as many as there may be.
     *
     * @param coming how many are to be saved before it
     * @throws LimitExceeded if so
     */
    public void checkRoom(int coming) {
        saved.checkRoom(coming);
    }

    private static ListNode node(SavedList list, int version) {
        return node(list, version, Instant.now());
    }

    private static ListNode node(SavedList list, int version, Instant at) {
        return new ListNode(
                list.id(), version, at.toEpochMilli(), Json.MAPPER.writeValueAsString(SavedListDocument.of(list)));
    }

    private static SavedList read(ListNode node) {
        return SavedListDocument.read(Json.map(node.document()), node.id())
                .saved(node.version(), Instant.ofEpochMilli(node.updatedAt()));
    }
}
