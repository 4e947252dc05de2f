package blastradius.web.demologin;

import static org.springframework.security.config.Customizer.withDefaults;

import blastradius.ingest.DemoEstate;
import blastradius.setting.BadSetting;
import blastradius.store.reading.Entities;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.oauth2.server.authorization.OAuth2AuthorizationServerConfigurer;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.oidc.OidcScopes;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationContext;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationException;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationProvider;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationValidator;
import org.springframework.security.oauth2.server.authorization.client.InMemoryRegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.oauth2.server.authorization.settings.TokenSettings;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.security.web.SecurityFilterChain;

/** The issuer inside this process: its key, its users, its one client, and the paths under which it is asked. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnBooleanProperty(DemoLogin.SETTING)
public class DemoLoginWiring {

    private static final Logger LOG = LoggerFactory.getLogger(DemoLoginWiring.class);
    private static final int KEY_BITS = 2048;
    private static final Duration SESSION = Duration.ofHours(1);
    private static final Duration CODE = Duration.ofMinutes(1);
    private static final Map<String, DemoUser> USERS =
            DemoUser.ALL.stream().collect(Collectors.toUnmodifiableMap(DemoUser::name, Function.identity()));

    /* Slow hashes protect passwords that can be guessed; these cannot. */
    private static final int HASH_STRENGTH = 4;

    private static final String[] PATHS = {
        "/.well-known/openid-configuration",
        "/oauth2/authorize",
        "/oauth2/token",
        "/oauth2/jwks",
        "/login",
        "/logout",
        "/default-ui.css"
    };

    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE)
    SecurityFilterChain demoIssuer(HttpSecurity http, @Value("${" + DemoLogin.ISSUER + "}") String name) {
        return http.securityMatcher(PATHS)
                .with(
                        new OAuth2AuthorizationServerConfigurer(),
                        server -> server.authorizationEndpoint(
                                        endpoint -> endpoint.authenticationProviders(DemoLoginWiring::checkAddresses))
                                .oidc(oidc -> oidc.providerConfigurationEndpoint(
                                        endpoint -> endpoint.providerConfigurationCustomizer(
                                                answer -> answer.claim("end_session_endpoint", name + "/logout")))))
                .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                /* PageFilter says the others; a form whose page has no referrer states no origin either. */
                .headers(headers -> headers.defaultsDisabled()
                        .addHeaderWriter((request, response) -> response.setHeader("Referrer-Policy", "same-origin")))
                .formLogin(withDefaults())
                .logout(out -> out.logoutSuccessUrl("/"))
                .build();
    }

    /* To the letter: otherwise any port of this machine would do, and whoever listens at another could begin and end a sign-in of his own. */
    private static void checkAddresses(List<AuthenticationProvider> providers) {
        providers.forEach(provider -> {
            if (provider instanceof OAuth2AuthorizationCodeRequestAuthenticationProvider asked) {
                asked.setAuthenticationValidator(context -> {
                    checkAddress(context);
                    new OAuth2AuthorizationCodeRequestAuthenticationValidator().accept(context);
                });
            }
        });
    }

    private static void checkAddress(OAuth2AuthorizationCodeRequestAuthenticationContext context) {
        OAuth2AuthorizationCodeRequestAuthenticationToken asked = context.getAuthentication();
        if (!context.getRegisteredClient().getRedirectUris().contains(asked.getRedirectUri())) {
            throw new OAuth2AuthorizationCodeRequestAuthenticationException(
                    new OAuth2Error(OAuth2ErrorCodes.INVALID_REQUEST, "redirect_uri is none of the client's", null),
                    null);
        }
    }

    @Bean
    AuthorizationServerSettings demoIssuerSettings(@Value("${" + DemoLogin.ISSUER + "}") String name) {
        return AuthorizationServerSettings.builder().issuer(name).build();
    }

    /** The pages: no secret, as a browser keeps none, but a proof that whoever asks is who began. */
    @Bean
    RegisteredClientRepository demoClients(@Value("${" + DemoLogin.ISSUER + "}") String name) {
        return new InMemoryRegisteredClientRepository(RegisteredClient.withId(
                        UUID.randomUUID().toString())
                .clientId(DemoLogin.CLIENT)
                .clientAuthenticationMethod(ClientAuthenticationMethod.NONE)
                .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                .redirectUri(name + "/signed-in")
                .redirectUri(name + "/graphiql")
                .scope(OidcScopes.OPENID)
                .scope(OidcScopes.PROFILE)
                .clientSettings(ClientSettings.builder().requireProofKey(true).build())
                .tokenSettings(TokenSettings.builder()
                        .accessTokenTimeToLive(SESSION)
                        .authorizationCodeTimeToLive(CODE)
                        .build())
                .build());
    }

    /** Made at each start and kept nowhere, so that tokens of an earlier one are over. */
    @Bean
    JWKSource<SecurityContext> demoKey() throws JOSEException {
        return new ImmutableJWKSet<>(new JWKSet(new RSAKeyGenerator(KEY_BITS)
                .keyID(UUID.randomUUID().toString())
                .generate()));
    }

    @Bean
    OAuth2TokenCustomizer<JwtEncodingContext> demoClaims() {
        return token -> {
            Authentication signedIn = Objects.requireNonNull(token.getPrincipal(), "a code is given to somebody");
            DemoUser user = Objects.requireNonNull(USERS.get(signedIn.getName()), "only these sign in");
            token.getClaims().claim("preferred_username", user.name());
            if (OAuth2TokenType.ACCESS_TOKEN.equals(token.getTokenType())) {
                token.getClaims()
                        .audience(List.of(DemoLogin.AUDIENCE))
                        .claim(DemoLogin.ROLES_CLAIM, List.of(user.role()))
                        .claim(DemoLogin.TENANTS_CLAIM, user.tenants());
            }
        };
    }

    @Bean
    PasswordEncoder demoHash() {
        return new BCryptPasswordEncoder(HASH_STRENGTH);
    }

    @Bean
    DemoPasswords demoPasswords() {
        return new DemoPasswords(DemoUser.ALL.stream()
                .collect(Collectors.toUnmodifiableMap(DemoUser::name, user -> DemoUser.password())));
    }

    /** Of this start, by user. */
    record DemoPasswords(Map<String, String> byUser) {}

    @Bean
    UserDetailsService demoUsers(PasswordEncoder hash, DemoPasswords passwords) {
        return new InMemoryUserDetailsManager(DemoUser.ALL.stream()
                .map(user -> User.withUsername(user.name())
                        .password(hash.encode(passwords.byUser().get(user.name())))
                        .roles(user.role())
                        .build())
                .toList());
    }

    /** Whoever reads the log may come in: he can read the folder too. */
    @Bean
    ApplicationListener<ApplicationReadyEvent> demoTold(
            DemoPasswords passwords, @Value("${" + DemoLogin.ISSUER + "}") String name) {
        return ready -> LOG.info(
                "Demo login at {}, until this server stops:\n{}",
                name,
                DemoUser.ALL.stream()
                        .map(user -> "  %-10s %s  %s"
                                .formatted(
                                        user.name(),
                                        passwords.byUser().get(user.name()),
                                        user.tenants().contains("*")
                                                ? ""
                                                : "sees " + String.join(", ", user.tenants())))
                        .map(String::stripTrailing)
                        .collect(Collectors.joining("\n")));
    }

    /** Where anything but the demo was imported, its passwords in a log would be too little. */
    @Bean
    SmartInitializingSingleton onlyTheDemo(ObjectProvider<Entities> estate) {
        return () -> estate.ifAvailable(entities -> entities.sources().stream()
                .map(Entities.Source::name)
                .filter(source -> !source.equals(DemoEstate.SOURCE))
                .findFirst()
                .ifPresent(other -> {
                    throw new BadSetting(DemoLogin.SETTING + " is true, and the data folder holds more than the demo: "
                            + other + "; name an empty folder with blastradius.data");
                }));
    }
}
