package blastradius.web.refusal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.http.HttpStatus;

/** What a status means that the container or the framework chose. */
class HttpProblemsTests {

    /** Of the 500s those that say what the caller can do. */
    private static final Set<HttpStatus> KNOWN = EnumSet.of(
            HttpStatus.SERVICE_UNAVAILABLE, HttpStatus.NOT_IMPLEMENTED, HttpStatus.HTTP_VERSION_NOT_SUPPORTED);

    @ParameterizedTest
    @CsvSource({
        "TOO_MANY_REQUESTS, BUSY, busy",
        "CONTENT_TOO_LARGE, LIMIT_EXCEEDED, more than the server takes",
        "REQUEST_TIMEOUT, TIME_EXCEEDED, longer than the server allows",
        "SERVICE_UNAVAILABLE, TIME_EXCEEDED, longer than the server allows",
        "FORBIDDEN, FORBIDDEN, may not be asked",
        "BAD_GATEWAY, INTERNAL_ERROR, cannot be understood"
    })
    void hasTheCodeAndWordsThatFit(HttpStatus status, String code, String words) {
        assertThat(HttpProblems.code(status)).isEqualTo(code);
        assertThat(HttpProblems.words(status)).contains(words);
    }

    @ParameterizedTest
    @EnumSource(HttpStatus.class)
    void isTheServersFaultOnlyWhereTheStatusSaysSo(HttpStatus status) {
        assertThat(HttpProblems.code(status).equals(HttpProblems.INTERNAL_ERROR))
                .isEqualTo(status.is5xxServerError() && !KNOWN.contains(status));
    }
}
