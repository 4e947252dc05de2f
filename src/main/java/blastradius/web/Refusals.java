package blastradius.web;

import blastradius.model.BlastRadiusException;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import tools.jackson.databind.json.JsonMapper;

/** What can go wrong, as an answer over plain HTTP. */
final class Refusals {

    private static final JsonMapper JSON = new JsonMapper();

    private Refusals() {}

    /** The error in the form that GraphQL's answers have, under the status that fits. */
    static ResponseEntity<Map<String, Object>> response(BlastRadiusException refusal) {
        ResponseEntity.BodyBuilder answer = ResponseEntity.status(status(refusal.code()));
        if (refusal instanceof BlastRadiusException.Busy busy) {
            answer.header(HttpHeaders.RETRY_AFTER, String.valueOf(busy.retryAfterSeconds()));
        }
        return answer.body(body(refusal));
    }

    /** The same as the bytes of a body. */
    static byte[] bytes(BlastRadiusException refusal) {
        return JSON.writeValueAsBytes(body(refusal));
    }

    private static Map<String, Object> body(BlastRadiusException refusal) {
        Map<String, Object> extensions = Map.of("code", refusal.code(), "classification", refusal.code());
        return Map.of(
                "errors", List.of(Map.of("message", String.valueOf(refusal.getMessage()), "extensions", extensions)));
    }

    private static HttpStatus status(BlastRadiusException.Code code) {
        return switch (code) {
            case BAD_REQUEST -> HttpStatus.BAD_REQUEST;
            case UNKNOWN_ID -> HttpStatus.NOT_FOUND;
            case LIMIT_EXCEEDED -> HttpStatus.CONTENT_TOO_LARGE;
            case STALE_CURSOR, CONFLICT -> HttpStatus.CONFLICT;
            case IMPORT_REJECTED -> HttpStatus.UNPROCESSABLE_CONTENT;
            case BUSY -> HttpStatus.TOO_MANY_REQUESTS;
            case TIME_EXCEEDED, STORE_UNAVAILABLE -> HttpStatus.SERVICE_UNAVAILABLE;
        };
    }
}
