package blastradius.collect.request;

import blastradius.collect.signin.SignIn;
import blastradius.collect.signin.TenantRefused;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** The tokens of one collection, by tenant, each renewed before it ends and when it is refused. Thread-safe. */
final class AccessTokens {

    private static final Duration EARLY = Duration.ofMinutes(5);

    private final SignIn signIn;
    private final Clock clock;
    private final Map<String, SignIn.Token> tokens = new HashMap<>();

    AccessTokens(SignIn signIn, Clock clock) {
        this.signIn = signIn;
        this.clock = clock;
    }

    synchronized String of(String tenant) throws TenantRefused {
        SignIn.Token known = tokens.get(tenant);
        if (known == null || known.until().minus(EARLY).isBefore(clock.instant())) {
            known = signIn.token(tenant);
            tokens.put(tenant, known);
        }
        return known.value();
    }

    /** Another one than the one that was refused; several that were refused the same one get the same. */
    synchronized String insteadOf(String refused, String tenant) throws TenantRefused {
        SignIn.Token known = tokens.get(tenant);
        if (known != null && known.value().equals(refused)) {
            tokens.remove(tenant);
        }
        return of(tenant);
    }
}
