package blastradius.ingest.responses;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What was asked in batches: an answer names the request that it answers by a number, and for members and the like only the request says
 * whose they are. Requests stand in the file of the answers, or in one beside it: of several that of the same name.
 */
final class BatchRequests {

    private final List<Asked> all = new ArrayList<>();

    private record Asked(String file, Map<String, String> urls) {}

    void add(String file, Map<String, String> urls) {
        if (!urls.isEmpty()) {
            all.add(new Asked(file, urls));
        }
    }

    /** What a batch's answer answers, as far as that can be known. */
    GraphPath path(String file, @Nullable String id) {
        if (id == null) {
            return GraphPath.ofFile(file);
        }
        List<Asked> beside = all.stream()
                .filter(asked -> folder(asked.file()).equals(folder(file))
                        && asked.urls().containsKey(id))
                .toList();
        List<Asked> alike = beside.stream()
                .filter(asked ->
                        asked.file().equals(file) || plain(asked.file()).equals(plain(file)))
                .toList();
        if (alike.size() == 1) {
            return GraphPath.ofAddress(String.valueOf(alike.getFirst().urls().get(id)));
        }
        boolean isOnly = alike.isEmpty() && beside.size() == 1 && all.size() == 1;
        return isOnly
                ? GraphPath.ofAddress(String.valueOf(beside.getFirst().urls().get(id)))
                : GraphPath.ofFile(file + "/" + id);
    }

    private static String folder(String file) {
        return file.substring(0, file.lastIndexOf('/') + 1);
    }

    /* batch-1.request.json and batch-1.response.json are of one name. */
    private static String plain(String file) {
        return file.substring(file.lastIndexOf('/') + 1)
                .toLowerCase(Locale.ROOT)
                .replaceAll("requests?|responses?|replies|answers?|body|bodies|json|\\W|_", "");
    }
}
