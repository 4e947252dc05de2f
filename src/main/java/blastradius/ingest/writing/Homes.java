package blastradius.ingest.writing;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The home tenants that an import's records state, by file: a file that speaks of one tenant speaks of it everywhere. */
final class Homes {

    private final Map<String, Set<String>> byFile = new HashMap<>();
    private final Set<String> all = new HashSet<>();

    void add(String file, String home) {
        byFile.computeIfAbsent(file, first -> new HashSet<>()).add(home);
        all.add(home);
    }

    /** The only home that the file's records state, or where they state none, all records of the import. */
    @Nullable
    String of(String file) {
        Set<String> stated = byFile.getOrDefault(file, all);
        return stated.size() == 1 ? stated.iterator().next() : null;
    }
}
