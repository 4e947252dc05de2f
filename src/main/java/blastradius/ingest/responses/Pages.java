package blastradius.ingest.responses;

import blastradius.ingest.file.Failures;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Whether every answer is there to its end: of several pages the last is the only one that names no next one. */
final class Pages {

    private static final Pattern NUMBER = Pattern.compile(
            "^(.*?)(?:[ ._-]*\\(?(?:p|page|part)?[ ._-]?(\\d{1,6})\\)?)?(\\.json)?$", Pattern.CASE_INSENSITIVE);

    private final Map<GraphPath, List<Page>> answers = new LinkedHashMap<>();
    private final Set<String> told = new HashSet<>();

    private record Page(String name, boolean isPart, Response.Rest rest) {

        /* The pages of a name by their numbers; one without a number is the first. */
        long number() {
            Matcher number = numbered();
            return isPart || number.group(2) == null ? -1 : Long.parseLong(number.group(2));
        }

        String stem() {
            return isPart ? name : numbered().group(1);
        }

        private Matcher numbered() {
            Matcher number = NUMBER.matcher(name);
            if (!number.matches()) {
                throw new IllegalStateException(name);
            }
            return number;
        }
    }

    /** One file was read; again is no other page. */
    void read(Response response, Response.Rest rest) {
        String name = response.name();
        if (told.add(name)) {
            answers.computeIfAbsent(response.path(), first -> new ArrayList<>())
                    .add(new Page(name, response.part() != Response.WHOLE, rest));
        }
    }

    /**
     * Everything was read.
     *
     * @throws blastradius.model.BlastRadiusException.ImportRejected naming a file whose next page is missing
     */
    void requireWhole() {
        answers.forEach((path, pages) -> {
            long goOn = pages.stream().filter(page -> page.rest().goesOn()).count();
            if (goOn > 0) {
                if (goOn == pages.size()) {
                    throw incomplete(
                            Collections.max(pages, Comparator.comparingLong(Page::number))
                                    .name(),
                            path);
                }
                requireNoGap(path, pages);
            }
            requireCounted(path, pages);
        });
    }

    private static void requireNoGap(GraphPath path, List<Page> pages) {
        Map<String, TreeMap<Long, Page>> byStem = new LinkedHashMap<>();
        pages.forEach(page ->
                byStem.computeIfAbsent(page.stem(), first -> new TreeMap<>()).put(page.number(), page));
        for (TreeMap<Long, Page> numbered : byStem.values()) {
            for (Map.Entry<Long, Page> one : numbered.entrySet()) {
                Map.Entry<Long, Page> next = numbered.higherEntry(one.getKey());
                boolean isFirst = one.getKey() < 0;
                boolean follows = next != null && (isFirst ? next.getKey() <= 2 : next.getKey() == one.getKey() + 1);
                if (one.getValue().rest().goesOn() && next != null && !follows) {
                    throw incomplete(one.getValue().name(), path);
                }
            }
        }
    }

    /* Who asks for it is told with the first page how many there are of all pages. */
    private static void requireCounted(GraphPath path, List<Page> pages) {
        long counted =
                pages.stream().mapToLong(page -> page.rest().counted()).max().orElse(-1);
        long read = pages.stream().mapToLong(page -> page.rest().records()).sum();
        if (pages.size() > 1
                && counted > read
                && pages.stream().anyMatch(page -> page.rest().goesOn())) {
            throw incomplete(pages.getFirst().name(), path);
        }
    }

    static RuntimeException incomplete(String name, GraphPath path) {
        return Failures.rejected(
                name,
                "it names a next page (@odata.nextLink) of " + path.words()
                        + " that is not among the files, so it is not all of them; ask for the pages until none names a next one,"
                        + " and import them together");
    }
}
