package blastradius.ingest.writing;

import blastradius.ingest.file.Place;
import blastradius.model.ImportReport;
import blastradius.model.ImportReport.Rejected;
import blastradius.model.PlainText;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What an import has to say about its files: counted in full, listed up to a limit of each sort. */
public final class Findings {

    /** The sorts of places that are listed. */
    public enum Sort {
        DUPLICATE,
        REPEATED,
        DANGLING,
        MISFIT,
        /** An id that means another thing elsewhere. */
        ANOTHER,
        /** Ids that differ in case alone. */
        ALIKE,
        CLOSED,
        OTHER
    }

    private final Map<Sort, List<String>> notes = new LinkedHashMap<>();
    private final Map<Sort, Long> counts = new LinkedHashMap<>();
    private final Map<String, Long> unknownKinds = new TreeMap<>();
    private final List<Rejected> rejected = new ArrayList<>();
    private final Set<String> passed = new HashSet<>();
    private final Set<String> dangling = new HashSet<>();
    private long rejectedCount;

    public void note(Sort sort, Place place, String text) {
        note(sort, place + ": " + text);
    }

    /** Something that has no place. */
    public void say(String text) {
        note(Sort.OTHER, text);
    }

    void note(Sort sort, String text) {
        counts.merge(sort, 1L, Long::sum);
        List<String> listed = notes.computeIfAbsent(sort, first -> new ArrayList<>());
        if (listed.size() < ImportReport.MAX_LISTED) {
            listed.add(PlainText.message(text));
        }
    }

    public void rejected(String place, String reason) {
        rejectedCount++;
        if (rejected.size() < ImportReport.MAX_LISTED) {
            rejected.add(new Rejected(PlainText.message(place), PlainText.message(reason)));
        }
    }

    /** A file that is listed with what was refused, but is no reason to refuse an import that is strict. */
    public void passedOver(String place, String reason) {
        rejected(place, reason);
        passed.add(PlainText.message(place));
    }

    public void unknownKind(String kind) {
        unknownKinds.merge(kind, 1L, Long::sum);
    }

    /** An end that nothing describes; the place is listed once for each. */
    public void dangling(Place place, String id) {
        if (dangling.add(id)) {
            note(Sort.DANGLING, place, "no record describes \"" + id + "\"; it is kept as a placeholder");
        }
    }

    public long count(Sort sort) {
        return counts.getOrDefault(sort, 0L);
    }

    public long danglingEnds() {
        return dangling.size();
    }

    public long rejectedCount() {
        return rejectedCount;
    }

    public List<Rejected> rejected() {
        return rejected;
    }

    public Map<String, Long> unknownKinds() {
        return unknownKinds;
    }

    public List<String> notes() {
        return notes.values().stream().flatMap(List::stream).toList();
    }

    /** All that was refused, in words. */
    public List<String> refusals() {
        return rejected.stream()
                .map(record -> record.place() + ": " + record.reason())
                .toList();
    }

    /** What a strict import refuses: anything that was not read as its file states it. */
    public List<String> objections() {
        List<String> objections = new ArrayList<>();
        rejected.stream()
                .filter(record -> !passed.contains(record.place()))
                .forEach(record -> objections.add(record.place() + ": " + record.reason()));
        unknownKinds.forEach((kind, count) -> objections.add("unknown kind " + kind + " (" + count + " times)"));
        objections.addAll(notes.getOrDefault(Sort.DANGLING, List.of()));
        objections.addAll(notes.getOrDefault(Sort.MISFIT, List.of()));
        objections.addAll(notes.getOrDefault(Sort.ANOTHER, List.of()));
        return objections;
    }
}
