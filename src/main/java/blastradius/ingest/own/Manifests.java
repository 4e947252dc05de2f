package blastradius.ingest.own;

import blastradius.ingest.file.Content;
import blastradius.ingest.file.JsonTexts;
import blastradius.ingest.file.Meter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Holds what the manifests of an import count against the tables that lie beside them, in the same archive or folder. */
final class Manifests {

    private final Map<String, long[]> rows = new HashMap<>();
    private final List<Stated> stated = new ArrayList<>();

    private record Stated(Content manifest, ExportedLines.Counted counted) {}

    void read(Content content) {
        @Nullable
        Map<String, Object> root = JsonTexts.read(content, Meter.silent(), parser -> {
            parser.nextToken();
            Map<String, Object> object = JsonTexts.object(JsonTexts.value(parser));
            JsonTexts.requireEnd(content, parser);
            return object;
        });
        Map<String, Object> words = root == null ? null : JsonTexts.object(root.get("manifest"));
        ExportedLines.Counted.requireKnownFormat(content.name(), words);
        stated.add(new Stated(content, ExportedLines.Counted.of(content.name(), words)));
    }

    /** A row of a table was read. */
    void row(Content table, boolean isRelation) {
        count(table, isRelation ? 1 : 0);
    }

    /** Something that people keep was read. */
    void saved(Content lines) {
        count(lines, 2);
    }

    private void count(Content content, int sort) {
        rows.computeIfAbsent(folder(content), first -> new long[3])[sort]++;
    }

    /** To be called when all tables are read. */
    void check() {
        for (Stated one : stated) {
            long[] found = rows.getOrDefault(folder(one.manifest()), new long[3]);
            one.counted().require(one.manifest().name(), new ExportedLines.Counted(found[0], found[1], found[2]));
        }
    }

    private static String folder(Content content) {
        return content.name().substring(0, content.name().lastIndexOf('/') + 1);
    }
}
