package blastradius.ingest.saved;

import blastradius.model.ImportReport;
import blastradius.model.ImportReport.SavedCounts;
import blastradius.model.PlainText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What became of the saved things of an import: counted in full, told up to a limit. Used by one thread. */
public final class TakenOver {

    private final Map<String, SavedCounts> counts = new LinkedHashMap<>();
    private final List<String> told = new ArrayList<>();

    void added(String sort, long many) {
        count(sort, new SavedCounts(sort, many, 0, 0, 0));
    }

    void unchanged(String sort, long many) {
        count(sort, new SavedCounts(sort, 0, many, 0, 0));
    }

    void different(String sort, long many) {
        count(sort, new SavedCounts(sort, 0, 0, many, 0));
    }

    void refused(String sort, long many) {
        count(sort, new SavedCounts(sort, 0, 0, 0, many));
    }

    private void count(String sort, SavedCounts more) {
        if (more.added() + more.unchanged() + more.different() + more.refused() > 0) {
            counts.merge(sort, more, SavedCounts::and);
        }
    }

    void tell(String words) {
        if (told.size() < ImportReport.MAX_LISTED) {
            told.add(PlainText.message(words));
        }
    }

    /** By sort. */
    public List<SavedCounts> counts() {
        return List.copyOf(counts.values());
    }

    /** What was refused, and what says something else here. */
    public List<String> told() {
        return List.copyOf(told);
    }
}
