package blastradius.ingest.own;

import blastradius.ingest.file.Failures;
import blastradius.ingest.file.JsonTexts;
import blastradius.ingest.file.Place;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What JSON lines say of themselves: an export begins with a record {@code begin} and ends with a record {@code end}, which counts what
 * stands between. Lines that say nothing of that kind are taken as they are. One reading of one file.
 */
public final class ExportedLines {

    private static final Set<String> BEGIN = Set.of("begin");
    private static final Set<String> END = Set.of("end");
    private static final String SAVED = "saved";

    private final String file;
    private long entities;
    private long relations;
    private long saved;
    private boolean isOpen;
    private boolean isEnded;

    ExportedLines(String file) {
        this.file = file;
    }

    /** Whether a first record of these names stands before an export's others. */
    public static boolean beginWith(Set<String> names) {
        return names.equals(BEGIN) || names.equals(END);
    }

    /** Whether a first record of these names is something that people keep beside the estate. */
    public static boolean areSaved(Set<String> names) {
        return names.containsAll(Set.of(SAVED, "document"));
    }

    /** Whether a record is such a thing. */
    public static boolean isSaved(Map<String, Object> record) {
        return record.containsKey(SAVED);
    }

    /** Whether the record said nothing of the estate, but of the export or of what people keep beside it; all are counted. */
    boolean take(Place place, Map<String, Object> record) {
        if (record.keySet().equals(BEGIN)) {
            begin(place, record.get("begin"));
            return true;
        }
        if (record.keySet().equals(END)) {
            end(place, record.get("end"));
            return true;
        }
        if (isEnded) {
            throw Failures.rejected(place.toString(), "stands behind the end of the export");
        }
        if (isSaved(record)) {
            saved++;
            return true;
        }
        entities += record.containsKey("relation") ? 0 : 1;
        relations += record.containsKey("relation") ? 1 : 0;
        return false;
    }

    /** To be called at the end of the file: an export that has not ended was cut off. */
    void close() {
        if (isOpen) {
            throw Failures.rejected(
                    file,
                    "is cut off: no \"end\" record follows on its %,d entities and %,d relations; export it again"
                            .formatted(entities, relations));
        }
    }

    private void begin(Place place, @Nullable Object begin) {
        if (isOpen || entities + relations + saved > 0) {
            throw Failures.rejected(place.toString(), "another export begins before the one before it has ended");
        }
        Counted.requireKnownFormat(place.toString(), JsonTexts.object(begin));
        isOpen = true;
        isEnded = false;
    }

    private void end(Place place, @Nullable Object end) {
        Counted.of(place.toString(), JsonTexts.object(end))
                .require(place.toString(), new Counted(entities, relations, saved));
        isOpen = false;
        isEnded = true;
        entities = 0;
        relations = 0;
        saved = 0;
    }

    /**
     * How much an export says that it holds.
     *
     * @param saved things that people keep beside the estate
     */
    record Counted(long entities, long relations, long saved) {

        private static final long FORMAT = 1;

        static void requireKnownFormat(String place, @Nullable Map<String, Object> words) {
            Object format = words == null ? null : words.get("format");
            if (!(format instanceof Long known) || known != FORMAT) {
                throw Failures.rejected(
                        place, "the export is of format " + shown(format) + "; this version reads format " + FORMAT);
            }
        }

        static Counted of(String place, @Nullable Map<String, Object> words) {
            if (words != null
                    && words.get("entities") instanceof Long entities
                    && words.get("relations") instanceof Long relations) {
                return new Counted(entities, relations, words.get(SAVED) instanceof Long saved ? saved : 0);
            }
            throw Failures.rejected(place, "does not count \"entities\" and \"relations\" of the export");
        }

        void require(String place, Counted found) {
            if (found.entities != entities || found.relations != relations) {
                refuse(
                        place,
                        "%,d entities and %,d relations, and %,d and %,d are there"
                                .formatted(entities, relations, found.entities, found.relations));
            }
            if (found.saved != saved) {
                refuse(place, "%,d saved things, and %,d are there".formatted(saved, found.saved));
            }
        }

        private static void refuse(String place, String counts) {
            throw Failures.rejected(
                    place, "the export was cut off or changed: it counts " + counts + "; export it again");
        }

        private static String shown(@Nullable Object value) {
            String text = String.valueOf(value);
            return text.length() > 40 ? text.substring(0, 40) + "…" : text;
        }
    }
}
