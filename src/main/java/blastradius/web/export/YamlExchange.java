package blastradius.web.export;

import blastradius.model.BlastRadiusException.LimitExceeded;
import blastradius.model.Utf8;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;

/** What people save, as YAML files, out and in. */
final class YamlExchange {

    private static final int LARGEST = 256 * 1024;

    private YamlExchange() {}

    /** What was saved. */
    record Saved(String id, int version) {}

    /** A file that is called as what it holds. */
    static ResponseEntity<String> file(String id, String yaml) {
        ContentDisposition attachment = ContentDisposition.attachment()
                .filename(id + ".yaml", StandardCharsets.UTF_8)
                .build();
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_DISPOSITION, attachment.toString())
                .body(yaml);
    }

    /**
     * The text that was sent.
     *
     * @param what it holds, for the words
     * @throws LimitExceeded if it is longer than any can be
     */
    static String text(HttpServletRequest request, String what) throws IOException {
        byte[] body = request.getInputStream().readNBytes(LARGEST + 1);
        if (body.length > LARGEST) {
            throw new LimitExceeded(
                    "the file is larger than " + LARGEST + " bytes, the most that a " + what + " may have");
        }
        return Utf8.text("the file", body);
    }
}
