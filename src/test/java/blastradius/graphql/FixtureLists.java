package blastradius.graphql;

import blastradius.model.BlastRadiusException.Conflict;
import blastradius.model.BlastRadiusException.UnknownId;
import blastradius.model.ClearableShelf;
import blastradius.model.NamedLists;
import blastradius.model.SavedList;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Lists in memory. */
public final class FixtureLists implements ClearableShelf<SavedList> {

    private final Map<String, SavedList> byId = new ConcurrentHashMap<>();

    @Override
    public Optional<SavedList> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    @Override
    public List<SavedList> find(Collection<String> ids) {
        return byId.values().stream().filter(list -> ids.contains(list.id())).toList();
    }

    @Override
    public List<SavedList> list() {
        return new ArrayList<>(byId.values());
    }

    @Override
    public SavedList create(SavedList list) {
        NamedLists.check(list, this::find);
        if (byId.putIfAbsent(list.id(), list) != null) {
            throw new Conflict("there is one");
        }
        return list;
    }

    @Override
    public SavedList update(SavedList list) {
        NamedLists.check(list, this::find);
        SavedList before = find(list.id()).orElseThrow(() -> new UnknownId("list", list.id()));
        if (before.version() != list.version()) {
            throw new Conflict("version " + before.version() + " by now");
        }
        SavedList after = list.saved(before.version() + 1, list.updatedAt());
        byId.put(list.id(), after);
        return after;
    }

    @Override
    public boolean delete(String id) {
        return byId.remove(id) != null;
    }

    public void clear() {
        byId.clear();
    }
}
