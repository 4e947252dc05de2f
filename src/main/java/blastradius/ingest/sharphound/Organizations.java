package blastradius.ingest.sharphound;

import blastradius.ingest.domain.Sid;
import blastradius.ingest.file.Content;
import blastradius.ingest.file.Meter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Whose collections are. What lies in one folder under one beginning of names came from one run of the collector: one source, however many
 * domains it went through, since its files mix them. It is called after the domain at the head of those that it describes. Only files that
 * cannot be of one run, two of a type and each of another domain, are told apart by their first records.
 */
final class Organizations {

    private Organizations() {}

    static Map<String, String> of(List<Content> contents, Meter meter) {
        Map<String, List<CollectorFile>> runs = new LinkedHashMap<>();
        for (Content content : contents) {
            CollectorFile file = CollectorFile.of(content, meter);
            runs.computeIfAbsent(run(file), first -> new ArrayList<>()).add(file);
        }
        Map<String, String> whose = new LinkedHashMap<>();
        runs.values().forEach(files -> whose.putAll(isOneRun(files) ? ofRun(files, meter) : ofEach(files)));
        return whose;
    }

    /* The folder, and what stands before the type in the name: the time of the run. */
    private static String run(CollectorFile file) {
        String name = file.content().name().toLowerCase(Locale.ROOT);
        int type = name.lastIndexOf(file.type().toLowerCase(Locale.ROOT));
        int folder = name.lastIndexOf('/') + 1;
        return name.substring(0, type < folder ? folder : type);
    }

    private static boolean isOneRun(List<CollectorFile> files) {
        Map<String, List<CollectorFile>> byType = files.stream().collect(Collectors.groupingBy(CollectorFile::type));
        return byType.values().stream()
                .allMatch(alike -> alike.stream()
                                .map(CollectorFile::domain)
                                .filter(Objects::nonNull)
                                .distinct()
                                .count()
                        < 2);
    }

    private static Map<String, String> ofEach(List<CollectorFile> files) {
        Map<String, String> whose = new LinkedHashMap<>();
        for (CollectorFile file : files) {
            if (file.domain() != null) {
                whose.put(file.content().name(), file.domain());
            }
        }
        return whose;
    }

    private static Map<String, String> ofRun(List<CollectorFile> files, Meter meter) {
        Head head = new Head();
        files.stream()
                .filter(file -> file.type().equals("domains"))
                .forEach(file -> file.forEach(meter, head::domain, place -> {}));
        String whose = head.sid() == null ? mostFrequent(files) : head.sid();
        Map<String, String> all = new LinkedHashMap<>();
        if (whose != null) {
            files.forEach(file -> all.put(file.content().name(), whose));
        }
        return all;
    }

    private static @Nullable String mostFrequent(List<CollectorFile> files) {
        Map<String, Long> counts = files.stream()
                .map(CollectorFile::domain)
                .filter(Objects::nonNull)
                .collect(Collectors.groupingBy(Function.identity(), TreeMap::new, Collectors.counting()));
        return counts.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .orElse(null);
    }

    /** The domain at the head of those that records describe: the forest's, else the one of the shortest name. */
    private static final class Head {

        private final Map<String, String> names = new TreeMap<>();
        private @Nullable String forest;

        void domain(AdRecord record) {
            String sid = Sid.domain(record.text("objectidentifier"));
            AdRecord properties = record.part("properties");
            String name = properties.text("name", "domain");
            if (sid != null && name != null && !properties.isFalse("collected")) {
                names.put(sid, name);
                forest = forest == null ? Sid.domain(record.text("forestrootidentifier")) : forest;
            }
        }

        @Nullable
        String sid() {
            return forest != null && names.containsKey(forest)
                    ? forest
                    : names.entrySet().stream()
                            .min(Map.Entry.<String, String>comparingByValue(
                                    Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder())))
                            .map(Map.Entry::getKey)
                            .orElse(null);
        }
    }
}
