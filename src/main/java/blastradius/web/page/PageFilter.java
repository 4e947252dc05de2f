package blastradius.web.page;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Tells browsers what pages of this server may do: run its own scripts, talk to it alone (and, where one is set, to the issuer that people sign
 * in at), and stand in no frame.
 */
public final class PageFilter extends OncePerRequestFilter {

    private static final String TALKS = "connect-src 'self'";
    private static final String POLICY = String.join(
            "; ",
            "default-src 'self'",
            "script-src 'self'",
            "style-src 'self'",
            "img-src 'self' data: blob:",
            "font-src 'self' data:",
            "worker-src 'self' blob:",
            TALKS,
            "object-src 'none'",
            "base-uri 'none'",
            "form-action 'self'",
            "frame-ancestors 'none'");

    private final String policy;
    private final String editorPolicy;

    /** {@code issuer}: its address; null where nobody signs in. */
    public PageFilter(@Nullable String issuer) {
        policy = issuer == null ? POLICY : POLICY.replace(TALKS, TALKS + " " + origin(issuer));
        /* The editor of questions writes styles into its page while it runs. */
        editorPolicy = policy.replace("style-src 'self'", "style-src 'self' 'unsafe-inline'");
    }

    private static String origin(String address) {
        URI issuer = URI.create(address);
        return issuer.getScheme() + "://" + issuer.getRawAuthority();
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        boolean editor = request.getRequestURI().startsWith("/graphiql");
        response.setHeader("Content-Security-Policy", editor ? editorPolicy : policy);
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("X-Frame-Options", "DENY");
        response.setHeader("Referrer-Policy", "no-referrer");
        response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
        response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
        response.setHeader("Permissions-Policy", "camera=(), geolocation=(), microphone=()");
        chain.doFilter(request, response);
    }
}
