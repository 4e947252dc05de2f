package blastradius.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class CallerFilterTests {

    private final CallerFilter filter =
            new CallerFilter(new WebAccess(List.of("blast.example"), List.of("https://portal.example")));

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1:8080,",
        "localhost,",
        "LOCALHOST:8080,",
        "[::1]:8080,",
        "blast.example,",
        "127.0.0.1:8080, http://127.0.0.1:8080",
        "localhost:5173, http://localhost:5173",
        "localhost:8080, https://portal.example"
    })
    void letsThroughWhoMeansThisServer(String host, @Nullable String origin) throws Exception {
        assertThat(status(host, origin)).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "evil.example,",
        "127.0.0.1.evil.example,",
        "localhost.evil.example:8080,",
        "0.0.0.0:8080,",
        "127.0.0.1:8080, null",
        "127.0.0.1:8080, http://evil.example",
        "127.0.0.1:8080, http://127.0.0.1:9999",
        "127.0.0.1:8080, http://127.0.0.1:8080.evil.example",
        ","
    })
    void refusesEverybodyElse(@Nullable String host, @Nullable String origin) throws Exception {
        assertThat(status(host, origin)).isEqualTo(403);
    }

    @Test
    void saysWhatToSet() throws Exception {
        MockHttpServletResponse response = response("evil.example", null);

        assertThat(response.getContentAsString())
                .contains("evil.example")
                .contains("blastradius.web.allowed-hosts")
                .contains("FORBIDDEN");
    }

    private int status(@Nullable String host, @Nullable String origin) throws Exception {
        return response(host, origin).getStatus();
    }

    private MockHttpServletResponse response(@Nullable String host, @Nullable String origin) throws Exception {
        MockHttpServletRequest request = new MockHttpServletRequest("POST", "/graphql");
        if (host != null) {
            request.addHeader("Host", host);
        }
        if (origin != null) {
            request.addHeader("Origin", origin);
        }
        MockHttpServletResponse response = new MockHttpServletResponse();
        filter.doFilter(request, response, new MockFilterChain());
        return response;
    }
}
