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

    private final String file;
    private long entities;
    private long relations;
    private boolean isOpen;
    private boolean isEnded;

    ExportedLines(String file) {
        this.file = file;
    }

    /** Whether a first record of these names stands before an export's others. */
    public static boolean beginWith(Set<String> names) {
        return names.equals(BEGIN) || names.equals(END);
    }

    /** Whether the record spoke of the export; else it is counted as one of what the export holds. */
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
        if (isOpen || entities + relations > 0) {
            throw Failures.rejected(place.toString(), "another export begins before the one before it has ended");
        }
        Counted.requireKnownFormat(place.toString(), JsonTexts.object(begin));
        isOpen = true;
        isEnded = false;
    }

    private void end(Place place, @Nullable Object end) {
        Counted.of(place.toString(), JsonTexts.object(end)).require(place.toString(), entities, relations);
        isOpen = false;
        isEnded = true;
        entities = 0;
        relations = 0;
    }

    /** How much an export says that it holds. */
    record Counted(long entities, long relations) {

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
                return new Counted(entities, relations);
            }
            throw Failures.rejected(place, "does not count \"entities\" and \"relations\" of the export");
        }

        void require(String place, long foundEntities, long foundRelations) {
            if (foundEntities != entities || foundRelations != relations) {
                throw Failures.rejected(
                        place,
                        "the export was cut off or changed: it counts %,d entities and %,d relations, and %,d and %,d are there; export it again"
                                .formatted(entities, relations, foundEntities, foundRelations));
            }
        }

        private static String shown(@Nullable Object value) {
            String text = String.valueOf(value);
            return text.length() > 40 ? text.substring(0, 40) + "…" : text;
        }
    }
}
