package blastradius.web.signin;

import blastradius.web.refusal.Refusals;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;

/** Refusals of those who did not sign in, or may not, in the form that every error has; why a token was refused is told no further than RFC 6750 does. */
final class TurnedAway implements AuthenticationEntryPoint, AccessDeniedHandler {

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException why)
            throws IOException {
        if (why instanceof Tokens.IssuerUnavailable) {
            response.setStatus(HttpStatus.SERVICE_UNAVAILABLE.value());
            response.setHeader(HttpHeaders.RETRY_AFTER, "5");
            Refusals.write(response, "UNAUTHENTICATED", String.valueOf(why.getMessage()));
            return;
        }
        boolean invalid = why instanceof InvalidBearerTokenException;
        response.setStatus(HttpStatus.UNAUTHORIZED.value());
        response.setHeader(
                HttpHeaders.WWW_AUTHENTICATE,
                invalid ? "Bearer realm=\"blast-radius\", error=\"invalid_token\"" : "Bearer realm=\"blast-radius\"");
        Refusals.write(
                response,
                "UNAUTHENTICATED",
                invalid
                        ? "the token is not good here: it is over, revoked, of another issuer, or for somebody else"
                        : "sign in and send Authorization: Bearer with the token");
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException denied)
            throws IOException {
        response.setStatus(HttpStatus.FORBIDDEN.value());
        Refusals.write(
                response, "FORBIDDEN", "the caller has no role that may do this; whoever runs the sign-in gives roles");
    }
}
