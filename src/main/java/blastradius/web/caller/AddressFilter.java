package blastradius.web.caller;

import blastradius.model.BlastRadiusException.BadRequest;
import blastradius.model.Utf8;
import blastradius.web.refusal.Refusals;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/** Refuses paths that lead upwards, and parameters of a URL that are no text: read leniently, two different ids could become one, or a parameter go missing. */
public final class AddressFilter extends OncePerRequestFilter {

    private static final int HEX = 16;

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            checkPath(request.getRequestURI());
            check(request.getQueryString());
        } catch (BadRequest refusal) {
            response.setStatus(HttpStatus.BAD_REQUEST.value());
            Refusals.write(response, refusal.code().name(), String.valueOf(refusal.getMessage()));
            return;
        }
        chain.doFilter(request, response);
    }

    /* The container and what answers read such a path differently. */
    private static void checkPath(String path) {
        for (String segment : path.split("/", -1)) {
            int end = segment.indexOf(';');
            if ((end < 0 ? segment : segment.substring(0, end)).equals("..")) {
                throw new BadRequest("the path goes up with \"..\"; write where it leads");
            }
        }
    }

    private static void check(@Nullable String query) {
        if (query != null && !query.isEmpty()) {
            for (String parameter : query.split("&", -1)) {
                int end = parameter.indexOf('=');
                String name =
                        Utf8.text("a parameter's name", unescaped(end < 0 ? parameter : parameter.substring(0, end)));
                if (name.contains("[") || name.contains("]")) {
                    throw new BadRequest("a parameter's name has brackets; write the name alone, once for each value");
                }
                Utf8.text("the parameter " + name, unescaped(parameter.substring(end + 1)));
            }
        }
    }

    private static byte[] unescaped(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        ByteArrayOutputStream unescaped = new ByteArrayOutputStream(bytes.length);
        for (int at = 0; at < bytes.length; at++) {
            if (bytes[at] == '%') {
                int value = at + 2 < bytes.length
                        ? HEX * Character.digit(bytes[at + 1], HEX) + Character.digit(bytes[at + 2], HEX)
                        : -1;
                if (value < 0 || Character.digit(bytes[at + 2], HEX) < 0 || Character.digit(bytes[at + 1], HEX) < 0) {
                    throw new BadRequest("the URL holds a % that no two hexadecimal digits follow; write it as %25");
                }
                unescaped.write(value);
                at += 2;
            } else {
                unescaped.write(bytes[at]);
            }
        }
        return unescaped.toByteArray();
    }
}
