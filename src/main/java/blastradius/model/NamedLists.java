package blastradius.model;

import blastradius.model.BlastRadiusException.BadRequest;
import blastradius.model.BlastRadiusException.LimitExceeded;
import blastradius.model.BlastRadiusException.UnknownId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The saved lists that a filter names, and those that they name in turn: read once, so that a question's cursors and its answer are of the
 * same. No list is in them that names itself. Immutable.
 */
public final class NamedLists {

    /** The most lists that one filter comes to. */
    public static final int MOST = 100;

    private static final NamedLists NONE = new NamedLists(Map.of());

    private final Map<String, SavedList> byId; // each after those that it names

    private NamedLists(Map<String, SavedList> byId) {
        this.byId = byId;
    }

    /**
     * Of a filter; null: none are named.
     *
     * @param find looks several up at once
     * @throws UnknownId if there is no such list
     * @throws BadRequest if a list names itself, by way of others
     * @throws LimitExceeded if they are too many
     */
    public static NamedLists of(@Nullable EntityFilter filter, Function<Collection<String>, List<SavedList>> find) {
        List<String> named = filter == null ? List.of() : filter.namedLists();
        if (named.isEmpty()) {
            return NONE;
        }
        Map<String, SavedList> known = new LinkedHashMap<>();
        Set<String> next = new LinkedHashSet<>(named);
        while (!next.isEmpty()) {
            if (known.size() + next.size() > MOST) {
                throw new LimitExceeded("the filter comes to more than " + MOST
                        + " lists, with those that lists name in turn; that is the most");
            }
            find.apply(next).forEach(list -> known.put(list.id(), list));
            next.stream().filter(id -> !known.containsKey(id)).findFirst().ifPresent(unknown -> {
                throw new UnknownId("list", unknown);
            });
            next = next.stream()
                    .map(known::get)
                    .filter(Objects::nonNull)
                    .flatMap(list -> list.lists().stream())
                    .filter(id -> !known.containsKey(id))
                    .collect(Collectors.toCollection(LinkedHashSet::new));
        }
        Map<String, SavedList> ordered = new LinkedHashMap<>();
        named.forEach(id -> visit(id, known, ordered, new ArrayList<>()));
        return new NamedLists(ordered);
    }

    /**
     * Refuses a list that cannot be saved beside others, see {@link #of}.
     *
     * @param find looks several of the others up at once
     */
    public static void check(SavedList list, Function<Collection<String>, List<SavedList>> find) {
        of(
                list.where(),
                ids -> Stream.concat(
                                find.apply(ids).stream()
                                        .filter(saved -> !saved.id().equals(list.id())),
                                Stream.of(list).filter(stated -> ids.contains(stated.id())))
                        .toList());
    }

    /* Each after those that it names. */
    private static void visit(
            String id, Map<String, SavedList> known, Map<String, SavedList> ordered, List<String> way) {
        if (way.contains(id)) {
            throw new BadRequest("the list \"" + PlainText.shown(id) + "\" names itself, by way of "
                    + way.stream().map(PlainText::shown).collect(Collectors.joining(" → "))
                    + "; take one of them out of the filter of the one before");
        }
        if (!ordered.containsKey(id)) {
            way.add(id);
            SavedList list = Objects.requireNonNull(known.get(id), id);
            list.lists().forEach(named -> visit(named, known, ordered, way));
            way.removeLast();
            ordered.put(id, list);
        }
    }

    /** Each after those that it names. */
    public Collection<SavedList> all() {
        return byId.values();
    }

    /** A text of all that decides what is on them, but for the estate; empty where none are named. */
    public String text() {
        return byId.isEmpty()
                ? ""
                : new TreeMap<>(byId).values().stream().map(SavedList::content).collect(Collectors.joining(";"));
    }
}
