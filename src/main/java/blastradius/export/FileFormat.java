package blastradius.export;

import blastradius.export.Content.Drawing;
import blastradius.export.Content.Rows;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** The formats that answers leave in, written row by row. */
public enum FileFormat {
    CSV("text/csv; charset=utf-8", false),

    /** Between a line that begins and one that ends, so that one that was cut off can be told from a whole one. */
    JSONL("application/jsonl", false),
    GRAPHML("application/graphml+xml; charset=utf-8", true),
    DOT("text/vnd.graphviz; charset=utf-8", true),
    SVG("image/svg+xml; charset=utf-8", true);

    private static final JsonMapper JSON = JsonMapper.shared();

    private final String mediaType;
    private final boolean drawn;

    FileFormat(String mediaType, boolean drawn) {
        this.mediaType = mediaType;
        this.drawn = drawn;
    }

    public String mediaType() {
        return mediaType;
    }

    /** Whether it holds a graph, and not a list. */
    public boolean isDrawn() {
        return drawn;
    }

    /** Writes the answer, which holds what the format does; one that was cut short by a failure has no end, and the target stays open. */
    public void write(WholeAnswer answer, OutputStream out) throws IOException {
        Severable target = new Severable(out);
        Writer text = new BufferedWriter(new OutputStreamWriter(target, StandardCharsets.UTF_8));
        target.whole(() -> {
            switch (answer.content()) {
                case Rows<?> rows -> write(answer, rows, text);
                case Drawing drawing -> write(answer, drawing, text);
            }
            text.flush();
        });
    }

    private <E> void write(WholeAnswer answer, Rows<E> rows, Writer out) throws IOException {
        if (this == CSV) {
            rows.forEach(rows.sheet().csv(out));
        } else {
            out.append(begin(answer)).append('\n');
            rows.forEach(rows.sheet().jsonLines(out));
            out.append(JSON.writeValueAsString(Map.of("end", Map.of("rows", rows.size()))))
                    .append('\n');
        }
    }

    private void write(WholeAnswer answer, Drawing drawing, Writer out) throws IOException {
        switch (this) {
            case GRAPHML -> GraphMl.write(drawing, out);
            case DOT -> Dot.write(drawing, out);
            case SVG -> Svg.write(answer, drawing, out);
            case CSV, JSONL -> throw new IllegalArgumentException("no list, for " + this);
        }
    }

    private static String begin(WholeAnswer answer) {
        Map<String, Object> words = new LinkedHashMap<>();
        words.put("question", answer.question());
        words.put("about", answer.about());
        words.put("at", answer.at().toString());
        words.put("version", answer.version());
        words.put("takenAt", Instant.now().toString());
        words.put("exact", answer.inexact() == null);
        if (answer.inexact() != null) {
            words.put("reason", answer.inexact());
        }
        return JSON.writeValueAsString(Map.of("begin", words));
    }
}
