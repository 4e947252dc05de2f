package blastradius.web.caller;

import java.net.InetAddress;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.env.PropertyResolver;
import org.springframework.util.ClassUtils;
import org.springframework.util.StringUtils;

/** Where the server listens: to this machine alone, unless callers have to log in. */
public final class Listening {

    private static final String ISSUER = "spring.security.oauth2.resourceserver.jwt.issuer-uri";
    private static final String LOGIN =
            "org.springframework.security.oauth2.server.resource.web.authentication.BearerTokenAuthenticationFilter";

    private Listening() {}

    /**
     * Does nothing if the address is this machine's own, or an issuer of logins is configured and checked.
     *
     * @param address null: every address of the machine
     * @throws Refused otherwise
     */
    public static void check(@Nullable InetAddress address, PropertyResolver properties) {
        boolean alone = address != null && address.isLoopbackAddress();
        if (!alone && !hasLogin(properties)) {
            throw new Refused(address == null ? "every address" : address.getHostAddress());
        }
    }

    private static boolean hasLogin(PropertyResolver properties) {
        return StringUtils.hasText(properties.getProperty(ISSUER))
                && ClassUtils.isPresent(LOGIN, Listening.class.getClassLoader());
    }

    /** The server would listen to others without a login. */
    static final class Refused extends IllegalStateException {

        private static final long serialVersionUID = 1L;

        Refused(String address) {
            super("server.address is " + address + ": others could reach the server, and nobody would have to log in");
        }
    }

    /** Says at start-up what to set, in the place of a stack trace. */
    static final class Analyzer extends AbstractFailureAnalyzer<Refused> {

        @Override
        protected FailureAnalysis analyze(Throwable rootFailure, Refused cause) {
            return new FailureAnalysis(
                    cause.getMessage(),
                    "Set server.address to 127.0.0.1 (the default), or set " + ISSUER
                            + " to your OIDC issuer in a build with the OAuth2 resource server on its class path.",
                    cause);
        }
    }
}
