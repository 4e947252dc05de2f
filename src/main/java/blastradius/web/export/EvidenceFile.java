package blastradius.web.export;

import blastradius.export.Content.Rows;
import blastradius.export.EvidencePacks.Pack;
import blastradius.export.Sheet;
import blastradius.export.Sheet.Column;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/** Evidence as a file. JSON and Markdown end with the SHA-256 of all that stands before, so that a changed file can be told. */
enum EvidenceFile {
    /** An object {@code evidence}, whose bytes are digested, and {@code sha256}. */
    JSON("application/json"),
    /** Lines, and a last one with the digest of all others. */
    MD("text/markdown; charset=utf-8"),
    /** Whom to tell: the one table of an incident. */
    CSV("text/csv; charset=utf-8");

    private static final JsonMapper MAPPER = JsonMapper.shared();

    private static final Sheet<Evidence> TOLD = new Sheet<>(List.of(
            new Column<>("tenant", each -> each.part("node").word("id")),
            new Column<>("tenant_name", each -> each.part("node").word("name")),
            new Column<>("level", each -> each.word("level")),
            new Column<>("entity", each -> each.part("entity").word("id")),
            new Column<>("entity_name", each -> each.part("entity").word("name")),
            new Column<>("at", each -> each.word("at")),
            new Column<>("length", each -> each.part("path").word("length")),
            new Column<>("way", each -> each.part("path").texts("words"))));

    private final String mediaType;

    EvidenceFile(String mediaType) {
        this.mediaType = mediaType;
    }

    String mediaType() {
        return mediaType;
    }

    /** Writes it; the target stays open. */
    void write(Pack pack, OutputStream out) throws IOException {
        DigestOutputStream digested = new DigestOutputStream(out, sha256());
        Writer text = new BufferedWriter(new OutputStreamWriter(digested, StandardCharsets.UTF_8));
        Evidence content = Evidence.of(pack.content());
        switch (this) {
            case CSV -> content.parts("notify").forEach(TOLD.csv(text));
            case JSON -> {
                out.write("{\"evidence\":".getBytes(StandardCharsets.UTF_8));
                json(pack, text);
                text.flush();
                text.append(",\"sha256\":\"").append(hex(digested)).append("\"}\n");
            }
            case MD -> {
                markdown(pack, content, text);
                text.append('\n').flush();
                text.append("SHA-256 of all lines above this one: ")
                        .append(hex(digested))
                        .append('\n');
            }
        }
        text.flush();
    }

    private static void markdown(Pack pack, Evidence content, Writer text) throws IOException {
        Rows<?> rows = pack.rows();
        if (rows == null) {
            IncidentMarkdown.write(content, text);
        } else {
            ReviewMarkdown.write(content, rows, text);
        }
    }

    private static void json(Pack pack, Writer text) throws IOException {
        String content = MAPPER.writeValueAsString(pack.content());
        Rows<?> rows = pack.rows();
        if (rows == null) {
            text.append(content);
            return;
        }
        text.append(content, 0, content.length() - 1).append(",\"items\":[");
        boolean[] isFurther = new boolean[1];
        rows.forEachWords(words -> {
            try {
                text.append(isFurther[0] ? ",\n" : "\n").append(MAPPER.writeValueAsString(words));
                isFurther[0] = true;
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        });
        text.append("]}");
    }

    private static String hex(DigestOutputStream digested) {
        return HexFormat.of().formatHex(digested.getMessageDigest().digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every Java platform has SHA-256", missing);
        }
    }
}
