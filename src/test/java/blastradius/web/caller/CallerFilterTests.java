package blastradius.web.caller;

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

    /* site | mode | dest | method and path */
    @ParameterizedTest
    @CsvSource({
        "same-origin, cors, empty, POST, /graphql",
        "same-origin, cors, empty, GET, /export/estate.zip",
        "same-origin, navigate, document, GET, /export/estate.zip",
        "none, navigate, document, GET, /",
        "none, navigate, document, GET, /export/estate.zip",
        "cross-site, navigate, document, GET, /",
        "cross-site, navigate, document, GET, /blast-radius",
        "same-site, navigate, document, GET, /errors.html",
        ",,, GET, /export/estate.zip",
        ",,, POST, /import"
    })
    void letsThroughWhomTheBrowserVouchesFor(
            @Nullable String site, @Nullable String mode, @Nullable String dest, String method, String path)
            throws Exception {
        assertThat(fetched(site, mode, dest, method, path, null)).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "cross-site, no-cors, image, GET, /graphql",
        "same-site, no-cors, image, GET, /graphql",
        "same-site, cors, empty, POST, /graphql",
        "cross-site, no-cors, style, GET, /export/comparison.csv",
        "cross-site, no-cors, script, GET, /",
        "cross-site, no-cors, iframe, GET, /",
        "cross-site, navigate, iframe, GET, /",
        "cross-site, navigate, document, GET, /export/estate.zip",
        "cross-site, navigate, document, GET, /graphql",
        "same-site, navigate, document, GET, /export/estate.zip",
        "cross-site, navigate, document, POST, /import",
        "cross-site, navigate, document, POST, /",
        "cross-site, websocket, empty, GET, /graphql",
        "same-site, websocket, websocket, GET, /graphql",
        "cross-site, no-cors, empty, GET, /actuator/health",
        "none, no-cors, image, GET, /graphql",
        "none, navigate, document, POST, /import",
        "'', cors, empty, GET, /export/estate.zip",
        "SAME-ORIGIN, cors, empty, GET, /export/estate.zip",
        "cross-site,,, GET, /export/estate.zip"
    })
    void refusesWhatPagesOfOthersMakeABrowserAsk(
            @Nullable String site, @Nullable String mode, @Nullable String dest, String method, String path)
            throws Exception {
        assertThat(fetched(site, mode, dest, method, path, null)).isEqualTo(403);
    }

    @Test
    void anAllowedOriginIsAllowedWhateverSiteItIs() throws Exception {
        assertThat(fetched("cross-site", "cors", "empty", "POST", "/graphql", "https://portal.example"))
                .isEqualTo(200);
        assertThat(fetched("same-origin", "cors", "empty", "POST", "/graphql", "null"))
                .isEqualTo(403);
    }

    private int fetched(
            @Nullable String site,
            @Nullable String mode,
            @Nullable String dest,
            String method,
            String path,
            @Nullable String origin)
            throws Exception {
        MockHttpServletRequest request = new MockHttpServletRequest(method, path);
        add(request, "Host", "127.0.0.1:8080");
        add(request, "Sec-Fetch-Site", site);
        add(request, "Sec-Fetch-Mode", mode);
        add(request, "Sec-Fetch-Dest", dest);
        add(request, "Origin", origin);
        return response(request).getStatus();
    }

    private static void add(MockHttpServletRequest request, String name, @Nullable String value) {
        if (value != null) {
            request.addHeader(name, value);
        }
    }

    private MockHttpServletResponse response(MockHttpServletRequest request) throws Exception {
        MockHttpServletResponse response = new MockHttpServletResponse();
        filter.doFilter(request, response, new MockFilterChain());
        return response;
    }

    @Test
    void saysWhatToSet() throws Exception {
        MockHttpServletResponse response = response("evil.example", null);

        assertThat(response.getContentAsString())
                .contains("evil.example")
                .contains("blastradius.web.allowed-hosts")
                .contains("FORBIDDEN", "/errors.html#forbidden");
    }

    private int status(@Nullable String host, @Nullable String origin) throws Exception {
        return response(host, origin).getStatus();
    }

    private MockHttpServletResponse response(@Nullable String host, @Nullable String origin) throws Exception {
        MockHttpServletRequest request = new MockHttpServletRequest("POST", "/graphql");
        add(request, "Host", host);
        add(request, "Origin", origin);
        return response(request);
    }
}
