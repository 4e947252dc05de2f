package blastradius.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.filter.OncePerRequestFilter;
import tools.jackson.databind.json.JsonMapper;

/**
 * Answers only callers that mean this server: the {@code Host} must be a name of it, so that no foreign name can be made to point here
 * (DNS rebinding), and an {@code Origin} must be its own or an allowed one, so that no other site's page can ask or import.
 */
final class CallerFilter extends OncePerRequestFilter {

    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");
    private static final JsonMapper JSON = new JsonMapper();

    private final WebAccess access;

    CallerFilter(WebAccess access) {
        this.access = access;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Optional<String> refusal = refusal(request);
        if (refusal.isEmpty()) {
            chain.doFilter(request, response);
            return;
        }
        response.setStatus(HttpStatus.FORBIDDEN.value());
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        response.getOutputStream().write(body(refusal.get()).getBytes(StandardCharsets.UTF_8));
    }

    private Optional<String> refusal(HttpServletRequest request) {
        String host = String.valueOf(request.getHeader(HttpHeaders.HOST));
        if (!isOurs(name(host))) {
            return Optional.of("the host \"" + host + "\" is no name of this server; it answers to " + LOOPBACK
                    + " and to what blastradius.web.allowed-hosts lists");
        }
        String origin = request.getHeader(HttpHeaders.ORIGIN);
        if (origin == null || isSame(origin, host) || access.allowedOrigins().contains(origin)) {
            return Optional.empty();
        }
        return Optional.of("pages of \"" + origin
                + "\" may not call this server; blastradius.web.allowed-origins lists the sites that may");
    }

    private boolean isOurs(String name) {
        return LOOPBACK.contains(name) || access.allowedHosts().contains(name);
    }

    private static boolean isSame(String origin, String host) {
        return origin.equalsIgnoreCase("http://" + host) || origin.equalsIgnoreCase("https://" + host);
    }

    /** The host without its port; an IPv6 address keeps its brackets. */
    private static String name(String host) {
        int port = host.lastIndexOf(':');
        return (port > host.lastIndexOf(']') ? host.substring(0, port) : host).toLowerCase(Locale.ROOT);
    }

    private static String body(String message) {
        return JSON.writeValueAsString(JSON.createObjectNode()
                .set(
                        "errors",
                        JSON.createArrayNode()
                                .add(JSON.createObjectNode()
                                        .put("message", message)
                                        .set(
                                                "extensions",
                                                JSON.createObjectNode()
                                                        .put("classification", "FORBIDDEN")
                                                        .put("code", "FORBIDDEN")
                                                        .put("docs", "/errors.html#forbidden")))));
    }
}
