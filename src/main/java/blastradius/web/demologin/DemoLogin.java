package blastradius.web.demologin;

import blastradius.setting.BadSetting;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/** Names the issuer inside this process wherever an issuer is named, if {@code blastradius.demo-login} asks for one. */
public final class DemoLogin {

    static final String SETTING = "blastradius.demo-login";
    static final String ISSUER = "spring.security.oauth2.resourceserver.jwt.issuer-uri";
    static final String CLIENT_SETTING = "blastradius.sign-in.client-id";

    /** How the pages call themselves there. */
    static final String CLIENT = "blast-radius-pages";

    /** For whom tokens are; not the client, so that what tells the pages who signed in opens nothing. */
    static final String AUDIENCE = "blast-radius";

    static final String ROLES_CLAIM = "roles";
    static final String TENANTS_CLAIM = "tenants";

    private static final int DEFAULT_PORT = 8080;

    private DemoLogin() {}

    /**
     * To be given to an application before it runs.
     *
     * <p>Its start ends with {@link BadSetting} where there is another issuer, another estate than the demo, or another address than this
     * machine's.
     */
    public static ApplicationContextInitializer<ConfigurableApplicationContext> named() {
        return context -> {
            ConfigurableEnvironment environment = context.getEnvironment();
            if (environment.getProperty(SETTING, Boolean.class, false)) {
                check(environment);
                int port = port(environment);
                environment
                        .getPropertySources()
                        .addFirst(new MapPropertySource(
                                "demo login",
                                Map.of(
                                        "server.port",
                                        port,
                                        "server.servlet.session.cookie.same-site",
                                        "strict",
                                        ISSUER,
                                        "http://127.0.0.1:" + port,
                                        "spring.security.oauth2.resourceserver.jwt.audiences",
                                        AUDIENCE,
                                        CLIENT_SETTING,
                                        CLIENT,
                                        "blastradius.sign-in.roles-claim",
                                        ROLES_CLAIM,
                                        "blastradius.sign-in.scope-claim",
                                        TENANTS_CLAIM)));
            }
        };
    }

    private static void check(ConfigurableEnvironment environment) {
        if (environment.containsProperty(ISSUER)) {
            throw new BadSetting(SETTING + " is true, and " + ISSUER + " names another issuer; there can be one");
        }
        if (!environment.getProperty("blastradius.demo", Boolean.class, true)) {
            throw new BadSetting(SETTING + " is true, and blastradius.demo is false; it is for the demo estate alone");
        }
        if (!isThisMachine(environment.getProperty("server.address"))) {
            throw new BadSetting(
                    SETTING + " is true; it is for this machine alone, so server.address has to be 127.0.0.1");
        }
    }

    private static boolean isThisMachine(@Nullable String address) {
        try {
            return address != null && InetAddress.getByName(address).isLoopbackAddress();
        } catch (UnknownHostException nowhere) {
            return false;
        }
    }

    /* An issuer has to know its port before it listens; where any will do, one that is free now. */
    private static int port(ConfigurableEnvironment environment) {
        int port = environment.getProperty("server.port", Integer.class, DEFAULT_PORT);
        if (port != 0) {
            return port;
        }
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException("no port of this machine is free", e);
        }
    }
}
