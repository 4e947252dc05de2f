package blastradius.ingest;

import blastradius.ingest.file.Format;
import blastradius.ingest.file.ImportFile;
import blastradius.ingest.recognition.Recognised;
import blastradius.ingest.writing.EstateWriter;
import blastradius.model.BlastRadiusException.Conflict;
import blastradius.model.PlainText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Under which sources files are kept whose import names none: the collector's kind and the organization that the files state, one source
 * each. So a second customer's export replaces nothing of the first's.
 */
final class DefaultSources {

    private static final Set<String> ENDINGS = Set.of("zip", "gz", "json", "jsonl", "csv", "tsv", "yaml", "yml");
    private static final int LISTED = 10;

    private final EstateWriter.Opening estate;
    private final Function<Recognised, Optional<String>> organizations;

    /** {@code organizations}: what a file says of whose it is. */
    DefaultSources(EstateWriter.Opening estate, Function<Recognised, Optional<String>> organizations) {
        this.estate = estate;
        this.organizations = organizations;
    }

    /**
     * One source of the import.
     *
     * @param files what it states, and what lies beside that speaks of other files
     * @param question what has to be asked before it replaces anything; null: nothing
     * @param note what is to be said of the name; null: nothing
     */
    record Kept(
            String name,
            List<Recognised> files,
            @Nullable String question,
            @Nullable String note) {}

    /** Whose files are, and which tool wrote them; of all but tools' own formats one. */
    private record Origin(String organization, String tool) {

        static Origin of(String organization, Format format) {
            return new Origin(organization, format.isToolsOwn() ? format.words() : "");
        }
    }

    /** The sources of the files, in the order of the files; what tools describe comes before tables that speak of it. */
    List<Kept> of(List<ImportFile> given, List<Recognised> files) {
        Map<Origin, List<Recognised>> stated = new LinkedHashMap<>();
        List<Recognised> silent = new ArrayList<>();
        List<Recognised> about =
                files.stream().filter(file -> file.format().isAbout()).toList();
        for (Recognised file : files) {
            if (!file.format().isAbout()) {
                organizations
                        .apply(file)
                        .ifPresentOrElse(
                                whose -> stated.computeIfAbsent(
                                                Origin.of(whose, file.format()), first -> new ArrayList<>())
                                        .add(file),
                                () -> silent.add(file));
            }
        }
        if (stated.size() <= 1) {
            String whose =
                    stated.isEmpty() ? null : stated.keySet().iterator().next().organization();
            return List.of(kept(base(given, files), whose, files));
        }
        requireOwners(silent, stated);
        List<Kept> kept = new ArrayList<>();
        stated.forEach((origin, own) -> {
            List<Recognised> all = new ArrayList<>(own);
            all.addAll(about);
            kept.add(kept(base(given, own), origin.organization(), all));
        });
        kept.sort(Comparator.comparingInt(DefaultSources::turn));
        return kept;
    }

    /* Lists of who holds what, and tables, say of people only as much as nobody else says, so that they are read when the others are. */
    private static int turn(Kept kept) {
        boolean isOfTool = kept.files().stream().anyMatch(file -> file.format().isToolsOwn());
        boolean isAzure = kept.files().stream().anyMatch(file -> file.format() == Format.AZURE);
        return isAzure ? 1 : isOfTool ? 0 : 2;
    }

    private static void requireOwners(List<Recognised> silent, Map<Origin, List<Recognised>> stated) {
        for (Recognised file : silent) {
            beside(file, stated)
                    .orElseThrow(
                            () -> new Conflict(
                                    "the files speak of "
                                            + quoted(stated.keySet().stream()
                                                    .map(Origin::organization)
                                                    .distinct()
                                                    .toList())
                                            + ", and nothing says whose "
                                            + PlainText.shown(file.content().name())
                                            + " is; import each organization's files by themselves, or name one source for all (source=…)"))
                    .add(file);
        }
    }

    /* A table of relations rarely names anybody; the table of entities that lies beside it does. */
    private static Optional<List<Recognised>> beside(Recognised file, Map<Origin, List<Recognised>> stated) {
        List<List<Recognised>> alike = stated.values().stream()
                .filter(own -> own.stream()
                        .anyMatch(other ->
                                other.format() == file.format() && folder(other).equals(folder(file))))
                .toList();
        return alike.size() == 1 ? Optional.of(alike.getFirst()) : Optional.empty();
    }

    private static String folder(Recognised file) {
        String name = file.content().name();
        return name.substring(0, name.lastIndexOf('/') + 1);
    }

    private Kept kept(String base, @Nullable String whose, List<Recognised> files) {
        List<String> sources = estate.sources();
        if (whose == null) {
            boolean isCollector = files.stream().anyMatch(file -> base.equals(file.sourceKind()));
            List<String> alike = sources.stream()
                    .filter(name -> name.equals(base) || (isCollector && name.startsWith(base + " ")))
                    .toList();
            return new Kept(
                    base,
                    files,
                    alike.isEmpty() ? null : question("nothing in these files says whose they are", alike, base + " 2"),
                    null);
        }
        String name = base + " " + shortened(whose);
        if (sources.contains(name) || !sources.contains(base)) {
            return new Kept(name, files, null, null);
        }
        Organization before = Organization.ofSource(base);
        estate.forEachTenant(base, before::entity);
        Optional<String> earlier = before.only();
        if (earlier.isEmpty()) {
            return new Kept(
                    base,
                    files,
                    question(
                            "these files are of " + PlainText.shown(whose) + ", and nothing says whose the source is",
                            List.of(base),
                            name),
                    null);
        }
        return earlier.get().equals(whose)
                ? new Kept(
                        base,
                        files,
                        null,
                        "continues source \"" + base + "\", as earlier versions called it; \"" + name
                                + "\" would be its name now, and renaming keeps what it states")
                : new Kept(name, files, null, null);
    }

    private static String question(String why, List<String> sources, String other) {
        return why + ": there is " + quoted(sources)
                + " already. Say source=… with that name to replace what it stated, or"
                + " with another name, such as \"" + PlainText.shown(other)
                + "\", if these are others' facts; nothing was changed";
    }

    private static String quoted(Iterable<String> names) {
        List<String> quoted = new ArrayList<>();
        names.forEach(name -> quoted.add("\"" + PlainText.shown(name) + "\""));
        int more = quoted.size() - LISTED;
        return quoted.stream().limit(LISTED).collect(Collectors.joining(", "))
                + (more > 0 ? " and " + more + " more" : "");
    }

    /* Two long names that begin alike stay two. */
    private static String shortened(String whose) {
        String shown = PlainText.shown(whose);
        return shown.equals(whose) ? whose : shown + " " + Integer.toHexString(whose.hashCode());
    }

    /* What files call their collector, else the format and what their names have in common. */
    private static String base(List<ImportFile> given, List<Recognised> files) {
        Set<@Nullable String> kinds = new LinkedHashSet<>();
        files.stream().filter(file -> !file.format().isAbout()).forEach(file -> kinds.add(file.sourceKind()));
        String only = kinds.size() == 1 ? kinds.iterator().next() : null;
        return PlainText.shown(only == null ? (words(files).getFirst() + " " + stem(given)).strip() : only);
    }

    /** The formats of the files, in words. */
    static List<String> words(List<Recognised> files) {
        return files.stream()
                .filter(file -> file.format() != Format.MANIFEST && file.format() != Format.SAVED)
                .map(file -> file.format().words())
                .distinct()
                .toList();
    }

    /* However they are packed and in whatever order they come. */
    private static String stem(List<ImportFile> files) {
        String common = files.getFirst().name();
        for (ImportFile file : files) {
            int length = 0;
            while (length < Math.min(common.length(), file.name().length())
                    && common.charAt(length) == file.name().charAt(length)) {
                length++;
            }
            common = common.substring(0, length);
        }
        return bare(common);
    }

    /* By hand: a group that repeats in a regular expression takes a stack frame each time. */
    private static String bare(String name) {
        String stem = name;
        for (int dot = stem.lastIndexOf('.');
                dot >= 0 && ENDINGS.contains(stem.substring(dot + 1));
                dot = stem.lastIndexOf('.')) {
            stem = stem.substring(0, dot);
        }
        int end = stem.length();
        while (end > 0 && "._ -/".indexOf(stem.charAt(end - 1)) >= 0) {
            end--;
        }
        return stem.substring(0, end);
    }
}
