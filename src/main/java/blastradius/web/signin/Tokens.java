package blastradius.web.signin;

import blastradius.access.Caller;
import blastradius.access.CallerRole;
import blastradius.access.MachineTokens;
import blastradius.access.Sights;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationProvider;

/** From a token to whoever sent it: an issuer's, which says who and with which roles, or a machine's, which the record knows. */
final class Tokens implements AuthenticationManager {

    private final JwtAuthenticationProvider issued;
    private final MachineTokens machines;
    private final Clock clock;

    Tokens(JwtDecoder decoder, MachineTokens machines, SignIn settings, Sights sights, Clock clock) {
        issued = new JwtAuthenticationProvider(decoder);
        issued.setJwtAuthenticationConverter(token -> new CallerAuthentication(caller(token, settings, sights)));
        this.machines = machines;
        this.clock = clock;
    }

    @Override
    public Authentication authenticate(Authentication presented) throws AuthenticationException {
        String token = ((BearerTokenAuthenticationToken) presented).getToken();
        if (MachineTokens.isOne(token)) {
            return machines.caller(token, clock.instant())
                    .map(CallerAuthentication::new)
                    .orElseThrow(() -> new InvalidBearerTokenException("the token is not known, over or revoked"));
        }
        try {
            return Objects.requireNonNull(issued.authenticate(presented), "a bearer token is what this takes");
        } catch (AuthenticationServiceException silent) {
            throw new IssuerUnavailable(silent);
        }
    }

    private static Caller caller(Jwt token, SignIn settings, Sights sights) {
        String name = Optional.ofNullable(token.getClaimAsString(settings.nameClaim()))
                .or(() -> Optional.ofNullable(token.getSubject()))
                .orElse("unnamed");
        Instant until = Objects.requireNonNull(token.getExpiresAt(), "a token without an end was refused");
        String id = Optional.ofNullable(token.getSubject()).orElse(name);
        return Caller.of(id, name, roles(token.getClaim(settings.rolesClaim())), until, sights.of(token.getClaims()));
    }

    private static List<CallerRole> roles(@Nullable Object claim) {
        return claim instanceof Collection<?> words
                ? words.stream()
                        .flatMap(word -> word instanceof String text ? CallerRole.named(text).stream() : null)
                        .toList()
                : List.of();
    }

    /** The issuer's keys cannot be had now, so that no token can be judged. */
    static final class IssuerUnavailable extends AuthenticationException {

        private static final long serialVersionUID = 1L;

        IssuerUnavailable(AuthenticationServiceException cause) {
            super("the issuer of tokens does not answer, so nobody can be let in now; try again", cause);
        }
    }
}
