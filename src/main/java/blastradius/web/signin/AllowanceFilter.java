package blastradius.web.signin;

import blastradius.access.Allowance;
import blastradius.access.Allowances;
import blastradius.access.Asked;
import blastradius.access.Callers;
import blastradius.model.BlastRadiusException.Busy;
import blastradius.web.refusal.Refusals;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/** Stands behind the sign-in: whoever asks pays for it, and asks so much at once and no more. */
final class AllowanceFilter extends OncePerRequestFilter {

    private final Callers callers;
    private final Allowances allowances;

    AllowanceFilter(Callers callers, Allowances allowances) {
        this.callers = callers;
        this.allowances = allowances;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Allowance allowance = allowances.of(callers.current());
        allowance.headers().forEach(response::setHeader);
        Asked asked = (Asked) request.getAttribute(Asked.ATTRIBUTE);
        try {
            allowance.enter();
        } catch (Busy tooMany) {
            asked.problem(tooMany.code().name());
            response.setStatus(HttpStatus.TOO_MANY_REQUESTS.value());
            response.setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(tooMany.retryAfterSeconds()));
            Refusals.write(response, tooMany.code().name(), String.valueOf(tooMany.getMessage()));
            return;
        }
        asked.pays(allowance);
        chain.doFilter(request, response);
    }
}
