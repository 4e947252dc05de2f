package blastradius.web.audit;

import blastradius.access.Asked;
import blastradius.access.Asked.Question;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is noted of one request.
 *
 * @param status of HTTP, as it was answered
 * @param version of the estate that was current when it was
 */
record AuditLine(Asked asked, String method, String path, String from, int status, long version, Duration took) {

    AuditLine(Asked asked, HttpServletRequest request, int status, long version, Duration took) {
        this(asked, request.getMethod(), request.getRequestURI(), request.getRemoteAddr(), status, version, took);
    }

    /** By name; what there is nothing to say of is left out. */
    Map<String, Object> document() {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("at", Instant.now().toString());
        line.put("who", asked.caller().name());
        line.put("id", asked.caller().id());
        line.put("roles", asked.caller().roles().stream().sorted().toList());
        line.put("from", from);
        line.put("method", method);
        line.put("path", path);
        Question question = asked.question();
        if (question != null) {
            put(line, "operation", question.operation());
            line.put("hash", question.hash());
            put(line, "field", question.field());
            line.put("work", question.work());
            if (!question.ids().isEmpty()) {
                line.put("ids", question.ids());
            }
        }
        if (asked.points() > 0) {
            line.put("points", asked.points());
        }
        if (asked.rows() > 0) {
            line.put("rows", asked.rows());
        }
        line.put("version", version);
        line.put("milliseconds", took.toMillis());
        line.put("status", status);
        put(line, "problem", asked.problem());
        return line;
    }

    private static void put(Map<String, Object> line, String name, @Nullable String value) {
        if (value != null) {
            line.put(name, value);
        }
    }
}
