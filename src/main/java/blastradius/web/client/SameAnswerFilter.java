package blastradius.web.client;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletRequestWrapper;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.filter.ShallowEtagHeaderFilter;

/**
 * Does not send again what the client has. The tag is made of the answer itself, so nobody learns from it more than the answer says; it is
 * weak, as one answer may be sent compressed or not. For answers of bounded size: they are kept until they are whole.
 */
public final class SameAnswerFilter extends ShallowEtagHeaderFilter {

    public SameAnswerFilter() {
        setWriteWeakETag(true);
    }

    /* Whether it may be kept is told by how it came, not by what it was turned into on the way in. */
    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        super.doFilterInternal(asItCame(request), response, (came, answer) -> chain.doFilter(request, answer));
    }

    private static HttpServletRequest asItCame(HttpServletRequest request) {
        ServletRequest came = request;
        while (came instanceof ServletRequestWrapper wrapper) {
            came = wrapper.getRequest();
        }
        String method = ((HttpServletRequest) came).getMethod();
        return new HttpServletRequestWrapper(request) {
            @Override
            public String getMethod() {
                return method;
            }
        };
    }
}
