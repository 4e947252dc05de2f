package blastradius.web.client;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import java.io.IOException;

/**
 * Keeps the container from putting its page of errors behind an answer that was cut off on the way: it then only closes the connection,
 * without the last chunk. For the dispatches by which the container asks for that page.
 */
public final class CutOffFilter implements Filter {

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        boolean cutOff = response.isCommitted() && request.getAttribute(RequestDispatcher.ERROR_EXCEPTION) != null;
        if (!cutOff) {
            chain.doFilter(request, response);
        }
    }
}
