package blastradius.graphql.governance;

import blastradius.model.SavedList;
import blastradius.store.document.Lists;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Those in the store. */
@Component
final class StoredLists implements SavedLists {

    private final Lists lists;

    StoredLists(Lists lists) {
        this.lists = lists;
    }

    @Override
    public Optional<SavedList> find(String id) {
        return lists.find(id);
    }

    @Override
    public List<SavedList> find(Collection<String> ids) {
        return lists.find(ids);
    }

    @Override
    public List<SavedList> list() {
        return lists.list();
    }

    @Override
    public SavedList create(SavedList list) {
        return lists.create(list);
    }

    @Override
    public SavedList update(SavedList list) {
        return lists.update(list);
    }

    @Override
    public boolean delete(String id) {
        return lists.delete(id);
    }
}
