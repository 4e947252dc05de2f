package blastradius.export;

import blastradius.model.SavedLine;
import blastradius.store.document.Gaps.Gap;
import java.io.Writer;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * What an export says of itself, so that one that was cut off can be told from a whole one: JSON lines begin and end with such a
 * record, and a zip holds a manifest.
 *
 * @param version the version of the estate that was written
 * @param takenAt when it was written
 * @param gaps what the sources of the estate leave out; null: nobody can tell
 */
record ExportLabel(long version, Instant takenAt, @Nullable List<Gap> gaps) {

    /** The layout of the files; import refuses what a later product writes in another one. */
    private static final int FORMAT = 1;

    private static final JsonMapper JSON = JsonMapper.shared();

    /** The record that stands before all others, and promises an {@link #end}. */
    String begin() {
        return JSON.writeValueAsString(Map.of("begin", words()));
    }

    /** The record that stands behind all others. */
    String end(long entities, long relations, long saved) {
        Map<String, Object> words = new LinkedHashMap<>();
        words.put("entities", entities);
        words.put("relations", relations);
        words.put("saved", saved);
        words.put("version", version);
        return JSON.writeValueAsString(Map.of("end", words));
    }

    /** What the tables hold, and what people keep beside them. */
    String manifest(long entities, long relations, long saved) {
        Map<String, Object> words = words();
        words.put("entities", entities);
        words.put("relations", relations);
        words.put("saved", saved);
        return JSON.writeValueAsString(Map.of("manifest", words));
    }

    /** Something that people keep, on a line of its own. */
    static void write(SavedLine line, Writer out) {
        Severable.unchecked(
                () -> out.append(JSON.writeValueAsString(line.values())).append('\n'));
    }

    private Map<String, Object> words() {
        Map<String, Object> words = new LinkedHashMap<>();
        words.put("format", FORMAT);
        words.put("version", version);
        words.put("takenAt", takenAt.toString());
        if (gaps != null) {
            words.put("gaps", gaps.stream().map(gap -> gap.told(takenAt)).toList());
        }
        return words;
    }
}
