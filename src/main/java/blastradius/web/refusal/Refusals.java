package blastradius.web.refusal;

import blastradius.model.BlastRadiusException;
import blastradius.model.PlainText;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import tools.jackson.databind.json.JsonMapper;

/** What can go wrong, as an answer over plain HTTP. */
public final class Refusals {

    private static final JsonMapper JSON = new JsonMapper();

    private Refusals() {}

    /** The error in the form that GraphQL's answers have, under the status that fits. */
    public static ResponseEntity<Map<String, Object>> response(BlastRadiusException refusal) {
        ResponseEntity<Map<String, Object>> answer =
                response(status(refusal.code()), refusal.code().name(), String.valueOf(refusal.getMessage()));
        return refusal instanceof BlastRadiusException.Busy busy
                ? ResponseEntity.status(answer.getStatusCode())
                        .headers(answer.getHeaders())
                        .header(HttpHeaders.RETRY_AFTER, String.valueOf(busy.retryAfterSeconds()))
                        .body(answer.getBody())
                : answer;
    }

    /** The same, with more under {@code extensions}. */
    public static ResponseEntity<Map<String, Object>> response(BlastRadiusException refusal, Map<String, Object> more) {
        String code = refusal.code().name();
        Map<String, Object> extensions = new LinkedHashMap<>(extensions(code));
        extensions.putAll(more);
        return ResponseEntity.status(status(refusal.code()))
                .contentType(MediaType.APPLICATION_JSON)
                .body(body(String.valueOf(refusal.getMessage()), extensions));
    }

    /** The same as the bytes of a body. */
    public static byte[] bytes(BlastRadiusException refusal) {
        return bytes(refusal.code().name(), String.valueOf(refusal.getMessage()));
    }

    /** The same under another status. As JSON, whatever was asked for. */
    static ResponseEntity<Map<String, Object>> response(HttpStatus status, String code, String message) {
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_JSON)
                .body(body(code, message));
    }

    /** Writes the error as the body of an answer whose status is set. */
    public static void write(HttpServletResponse response, String code, String message) throws IOException {
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        response.getOutputStream().write(bytes(code, message));
    }

    static byte[] bytes(String code, String message) {
        return JSON.writeValueAsBytes(body(code, message));
    }

    private static Map<String, Object> body(String code, String message) {
        return body(message, extensions(code));
    }

    private static Map<String, Object> body(String message, Map<String, Object> extensions) {
        return Map.of("errors", List.of(Map.of("message", PlainText.message(message), "extensions", extensions)));
    }

    private static Map<String, Object> extensions(String code) {
        return Map.of("code", code, "classification", code, "docs", "/errors.html#" + code.toLowerCase(Locale.ROOT));
    }

    private static HttpStatus status(BlastRadiusException.Code code) {
        return switch (code) {
            case BAD_REQUEST -> HttpStatus.BAD_REQUEST;
            case UNKNOWN_ID -> HttpStatus.NOT_FOUND;
            case FORBIDDEN -> HttpStatus.FORBIDDEN;
            case LIMIT_EXCEEDED -> HttpStatus.CONTENT_TOO_LARGE;
            case STALE_CURSOR, CONFLICT -> HttpStatus.CONFLICT;
            case IMPORT_REJECTED -> HttpStatus.UNPROCESSABLE_CONTENT;
            case BUSY -> HttpStatus.TOO_MANY_REQUESTS;
            case NOT_COLLECTED -> HttpStatus.BAD_GATEWAY;
            case TIME_EXCEEDED, STORE_UNAVAILABLE -> HttpStatus.SERVICE_UNAVAILABLE;
        };
    }
}
