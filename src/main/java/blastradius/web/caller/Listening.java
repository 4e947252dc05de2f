package blastradius.web.caller;

import blastradius.setting.ServerMode;
import java.net.InetAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.env.PropertyResolver;
import org.springframework.util.StringUtils;

/** Where the server listens: to this machine alone, unless callers have to sign in. */
public final class Listening {

    private static final String ISSUER = ServerMode.ISSUER;
    private static final String AUDIENCE = "spring.security.oauth2.resourceserver.jwt.audiences";
    private static final String PROXY = "server.tomcat.remoteip.internal-proxies";
    private static final List<String> TLS =
            List.of("server.ssl.bundle", "server.ssl.certificate", "server.ssl.key-store");

    private Listening() {}

    /**
     * Does nothing if the address is this machine's own, or callers sign in and nobody can listen on the way.
     *
     * @param address null: every address of the machine
     * @throws Refused otherwise, and where an issuer is set without an audience: tokens for other services would let people in
     */
    public static void check(@Nullable InetAddress address, PropertyResolver properties) {
        boolean signedIn = has(properties, ISSUER);
        if (signedIn && !has(properties, AUDIENCE) && !has(properties, AUDIENCE + "[0]")) {
            throw new Refused(
                    "an issuer is set, and no audience: whoever has a token of it for another service could come in",
                    "Set " + AUDIENCE + " to the name that the issuer gives this server in its tokens.");
        }
        if (address != null && address.isLoopbackAddress()) {
            return;
        }
        String where = "server.address is " + (address == null ? "every address" : address.getHostAddress());
        if (!signedIn) {
            throw new Refused(
                    where + ": others could reach the server, and nobody would have to log in",
                    "Set server.address to 127.0.0.1 (the default), or set " + ISSUER + " to your OIDC issuer and "
                            + AUDIENCE + " to the name that it gives this server.");
        }
        if (!isEncrypted(properties)) {
            throw new Refused(
                    where + ": tokens would come in the clear, for whoever listens on the way",
                    "Set server.ssl.bundle or server.ssl.certificate; or, behind a proxy that ends TLS, "
                            + "server.forward-headers-strategy=native and " + PROXY
                            + " to a pattern of its addresses.");
        }
    }

    private static boolean isEncrypted(PropertyResolver properties) {
        boolean proxy = "native".equalsIgnoreCase(properties.getProperty("server.forward-headers-strategy"))
                && has(properties, PROXY);
        return proxy || TLS.stream().anyMatch(setting -> has(properties, setting));
    }

    private static boolean has(PropertyResolver properties, String setting) {
        return StringUtils.hasText(properties.getProperty(setting));
    }

    /** The server would let in whom it should not. */
    static final class Refused extends IllegalStateException {

        private static final long serialVersionUID = 1L;

        private final String remedy;

        Refused(String why, String remedy) {
            super(why);
            this.remedy = remedy;
        }
    }

    /** Says at start-up what to set, in the place of a stack trace. */
    static final class Analyzer extends AbstractFailureAnalyzer<Refused> {

        @Override
        protected FailureAnalysis analyze(Throwable rootFailure, Refused cause) {
            return new FailureAnalysis(cause.getMessage(), cause.remedy, cause);
        }
    }
}
