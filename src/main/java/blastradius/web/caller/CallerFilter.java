package blastradius.web.caller;

import blastradius.model.PlainText;
import blastradius.web.page.Pages;
import blastradius.web.refusal.Refusals;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Answers only callers that mean this server: the {@code Host} must be a name of it, so that no foreign name can be made to point here
 * (DNS rebinding), and an {@code Origin} must be its own or an allowed one, so that no other site's page can ask or import. Browsers also
 * say whose page asks where they send no origin (an image, a link, a form, a style sheet): only pages of this server may, and the person
 * at the browser. A link from elsewhere opens the pages, which hold nothing of the estate, and nothing else.
 */
public final class CallerFilter extends OncePerRequestFilter {

    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");
    private static final String MAY_NOT =
            " may not call this server; blastradius.web.allowed-origins lists the sites that may";

    private final WebAccess access;

    public CallerFilter(WebAccess access) {
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
        Refusals.write(response, "FORBIDDEN", refusal.get());
    }

    private Optional<String> refusal(HttpServletRequest request) {
        String host = String.valueOf(request.getHeader(HttpHeaders.HOST));
        if (!isOurs(name(host))) {
            return Optional.of("the host \"" + PlainText.shown(host) + "\" is no name of this server; it answers to "
                    + LOOPBACK + " and to what blastradius.web.allowed-hosts lists");
        }
        String origin = request.getHeader(HttpHeaders.ORIGIN);
        if (origin != null && access.allowedOrigins().contains(origin)) {
            return Optional.empty();
        }
        if (origin != null && !isSame(origin, host)) {
            return Optional.of("pages of \"" + PlainText.shown(origin) + "\"" + MAY_NOT);
        }
        return isOwnPage(request) || isPerson(request) || isLink(request)
                ? Optional.empty()
                : Optional.of("pages of another site" + MAY_NOT);
    }

    /* Programs that are no browsers do not say; they are not led by pages either. */
    private static boolean isOwnPage(HttpServletRequest request) {
        String site = request.getHeader("Sec-Fetch-Site");
        return site == null || site.equals("same-origin");
    }

    /* Whoever types an address or opens a bookmark. */
    private static boolean isPerson(HttpServletRequest request) {
        return "none".equals(request.getHeader("Sec-Fetch-Site")) && isNavigation(request);
    }

    private static boolean isLink(HttpServletRequest request) {
        return isNavigation(request)
                && "document".equals(request.getHeader("Sec-Fetch-Dest"))
                && Pages.isPage(request.getRequestURI());
    }

    private static boolean isNavigation(HttpServletRequest request) {
        return HttpMethod.GET.matches(request.getMethod()) && "navigate".equals(request.getHeader("Sec-Fetch-Mode"));
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
}
