package blastradius.web.signin;

import static blastradius.access.CallerRole.ANALYST;
import static blastradius.access.CallerRole.OPERATOR;
import static blastradius.access.CallerRole.VIEWER;

import blastradius.access.Allowances;
import blastradius.access.Asked;
import blastradius.access.Caller;
import blastradius.access.Callers;
import blastradius.access.MachineTokens;
import blastradius.access.Sights;
import blastradius.setting.ServerMode;
import blastradius.web.page.Pages;
import blastradius.web.refusal.Refusals;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.security.autoconfigure.web.servlet.SecurityFilterProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.web.DefaultSecurityFilterChain;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.security.web.firewall.StrictHttpFirewall;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.AnyRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/** Who may pass: everybody at this machine, or, where an issuer is set, whoever has a token with a role. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SignIn.class)
public class SignInWiring {

    static final String ISSUER = ServerMode.ISSUER;

    /* A condition on a property that is not set has to name a value that nobody sets. */
    private static final String NONE = "none";

    /** Where an issuer is set. What no line names is refused. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnProperty(ISSUER)
    static class Server {

        private static final RequestMatcher FILES = path("/export/**");
        private static final RequestMatcher IMPORTS = path("/import/**");
        private static final RequestMatcher ANSWERS = path(
                "/export/{question:entities|blast-radius|exposure|ranking|choke-points|relations|findings|incident}.{format}");

        private static RequestMatcher path(String pattern) {
            return PathPatternRequestMatcher.withDefaults().matcher(pattern);
        }

        @Bean
        SecurityFilterChain signedIn(
                HttpSecurity http,
                JwtDecoder decoder,
                MachineTokens machines,
                SignIn settings,
                Sights sights,
                Clock clock,
                Environment environment) {
            TurnedAway turnedAway = new TurnedAway();
            Tokens tokens = new Tokens(decoder, machines, settings, sights, clock);
            return http.csrf(AbstractHttpConfigurer::disable) // no cookie lets anybody in
                    .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                    .requestCache(AbstractHttpConfigurer::disable)
                    .logout(AbstractHttpConfigurer::disable)
                    .headers(AbstractHttpConfigurer::disable) // PageFilter says them
                    .oauth2ResourceServer(server -> server.authenticationManagerResolver(
                                    request -> presented -> noted(request, tokens.authenticate(presented)))
                            .authenticationEntryPoint(turnedAway)
                            .accessDeniedHandler(turnedAway))
                    .exceptionHandling(errors ->
                            errors.authenticationEntryPoint(turnedAway).accessDeniedHandler(turnedAway))
                    .authorizeHttpRequests(requests -> requests.requestMatchers(
                                    "/actuator/health", "/actuator/health/**", "/healthz", "/error")
                            .permitAll()
                            .requestMatchers(request -> isManagement(request, environment))
                            .permitAll()
                            .requestMatchers("/actuator/**")
                            .hasAuthority(OPERATOR.name())
                            .requestMatchers(request -> isOfTheWhole(request) && !seesAll())
                            .denyAll()
                            .requestMatchers(HttpMethod.POST, "/import/scenario", "/import/list")
                            .hasAuthority(ANALYST.name())
                            .requestMatchers(HttpMethod.GET, "/import/progress", "/import/sources")
                            .hasAnyAuthority(OPERATOR.name(), VIEWER.name())
                            .requestMatchers("/import", "/import/**")
                            .hasAuthority(OPERATOR.name())
                            .requestMatchers("/export/**")
                            .hasAuthority(VIEWER.name())
                            .requestMatchers("/graphql", "/graphql/schema") // fields say what they need
                            .authenticated()
                            .requestMatchers(request -> HttpMethod.GET.matches(request.getMethod())
                                    && Pages.isOpen(request.getRequestURI()))
                            .permitAll()
                            .anyRequest()
                            .denyAll())
                    .build();
        }

        /* What is written from answers is a caller's own part of the estate. */
        private static boolean isOfTheWhole(HttpServletRequest request) {
            return IMPORTS.matches(request) || (FILES.matches(request) && !ANSWERS.matches(request));
        }

        private static boolean seesAll() {
            return SecurityContextHolder.getContext().getAuthentication() instanceof CallerAuthentication known
                    && known.getPrincipal().sight().isWhole();
        }

        /* A port of its own is bound to where only those who may look can reach it. */
        private static boolean isManagement(HttpServletRequest request, Environment environment) {
            String port = environment.getProperty("local.management.port");
            return port != null
                    && !port.equals(environment.getProperty("local.server.port"))
                    && port.equals(String.valueOf(request.getLocalPort()));
        }

        /** After the chain above, which knows who asks. */
        @Bean
        FilterRegistrationBean<SightFilter> sightFilter(Callers callers) {
            FilterRegistrationBean<SightFilter> registration = new FilterRegistrationBean<>(new SightFilter(callers));
            registration.setOrder(SecurityFilterProperties.DEFAULT_FILTER_ORDER + 1);
            return registration;
        }

        private static Authentication noted(HttpServletRequest request, Authentication known) {
            if (request.getAttribute(Asked.ATTRIBUTE) instanceof Asked asked
                    && known.getPrincipal() instanceof Caller caller) {
                asked.by(caller);
            }
            return known;
        }

        /** Beside what is always checked: signature by a key of the issuer, issuer, audience, begin and end, with a minute's leeway. */
        @Bean
        OAuth2TokenValidator<Jwt> ends() {
            return token -> token.getExpiresAt() == null
                    ? OAuth2TokenValidatorResult.failure(
                            new OAuth2Error("invalid_token", "the token never ends (exp is missing)", null))
                    : OAuth2TokenValidatorResult.success();
        }

        @Bean
        FilterRegistrationBean<AllowanceFilter> allowanceFilter(
                Callers callers,
                Clock clock,
                @Value("${blastradius.limits.points:500000}") long points,
                @Value("${blastradius.limits.at-once:20}") int atOnce) {
            FilterRegistrationBean<AllowanceFilter> registration =
                    new FilterRegistrationBean<>(new AllowanceFilter(callers, new Allowances(points, atOnce, clock)));
            registration.addUrlPatterns("/graphql", "/export/*");
            registration.setOrder(SecurityFilterProperties.DEFAULT_FILTER_ORDER + 1);
            return registration;
        }

        @Bean
        Callers callers() {
            return () -> SecurityContextHolder.getContext().getAuthentication() instanceof CallerAuthentication known
                    ? known.getPrincipal()
                    : Caller.NOBODY;
        }
    }

    /** Which methods there are, and what stands behind a semicolon, others say who answer them better. */
    @Bean
    HttpFirewall firewall() {
        StrictHttpFirewall firewall = new StrictHttpFirewall();
        firewall.setUnsafeAllowAnyHttpMethod(true);
        firewall.setAllowSemicolon(true);
        return firewall;
    }

    @Bean
    RequestRejectedHandler malformed() {
        return (request, response, why) -> {
            response.setStatus(HttpStatus.BAD_REQUEST.value());
            Refusals.write(
                    response, "BAD_REQUEST", "the address or a header has what none may have: " + why.getMessage());
        };
    }

    /** Where none is: the port is this machine's alone. */
    @Bean
    @ConditionalOnProperty(name = ISSUER, havingValue = NONE, matchIfMissing = true)
    SecurityFilterChain local() {
        return new DefaultSecurityFilterChain(AnyRequestMatcher.INSTANCE);
    }

    @Bean
    @ConditionalOnProperty(name = ISSUER, havingValue = NONE, matchIfMissing = true)
    Callers whoeverIsHere() {
        return () -> Caller.LOCAL;
    }
}
