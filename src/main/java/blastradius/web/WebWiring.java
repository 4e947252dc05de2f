package blastradius.web;

import blastradius.web.caller.AddressFilter;
import blastradius.web.caller.CallerFilter;
import blastradius.web.caller.Listening;
import blastradius.web.caller.WebAccess;
import blastradius.web.client.ClientProtocol;
import blastradius.web.client.ClientValve;
import blastradius.web.client.CutOffFilter;
import blastradius.web.client.Pace;
import blastradius.web.client.PaceFilter;
import blastradius.web.client.SameAnswerFilter;
import blastradius.web.importing.KnownParameters;
import blastradius.web.importing.Uploads;
import blastradius.web.page.PageFilter;
import blastradius.web.refusal.ContainerErrors;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.MultipartConfigElement;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import org.apache.catalina.core.StandardHost;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.servlet.autoconfigure.MultipartProperties;
import org.springframework.boot.tomcat.ConfigurableTomcatWebServerFactory;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.server.servlet.ConfigurableServletWebServerFactory;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.env.Environment;
import org.springframework.util.unit.DataSize;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Puts the guards before everything that is served. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(WebAccess.class)
class WebWiring {

    /** Runs while the server is made, so that no port is ever open to others without a login. */
    @Bean
    static WebServerFactoryCustomizer<ConfigurableServletWebServerFactory> listensToThisMachine(
            Environment environment) {
        @Nullable InetAddress address = environment.getProperty("server.address", InetAddress.class);
        return factory -> Listening.check(address, environment);
    }

    /** Errors of the container itself: it shows neither its own pages nor its version. */
    @Bean
    static WebServerFactoryCustomizer<ConfigurableTomcatWebServerFactory> speaksLikeTheRest() {
        return factory -> factory.addContextCustomizers(context -> {
            if (context.getParent() instanceof StandardHost host) {
                host.setErrorReportValveClass(ContainerErrors.class.getName());
            }
        });
    }

    @Bean
    FilterRegistrationBean<AddressFilter> addressFilter() {
        FilterRegistrationBean<AddressFilter> registration = new FilterRegistrationBean<>(new AddressFilter());
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 30);
        return registration;
    }

    @Bean
    Pace pace(
            @Value("${blastradius.limits.transfer:10s}") Duration patience,
            @Value("${blastradius.limits.transfer-rate:16KB}") DataSize perSecond) {
        return new Pace(patience, perSecond);
    }

    /** The container's connections, as this server wants to know and bound them. */
    @Bean
    static WebServerFactoryCustomizer<TomcatServletWebServerFactory> clients(ObjectProvider<Pace> pace) {
        return factory -> {
            factory.setProtocol(ClientProtocol.class.getName());
            factory.addConnectorCustomizers(connector -> connector.setAsyncTimeout(-1)); // questions have their own
            factory.addContextValves(new ClientValve(pace.getObject()));
            factory.addProtocolHandlerCustomizers((ClientProtocol protocol) ->
                    protocol.setHeadTime(pace.getObject().patience()));
        };
    }

    @Bean
    FilterRegistrationBean<PaceFilter> paceFilter(Pace pace) {
        FilterRegistrationBean<PaceFilter> registration = new FilterRegistrationBean<>(new PaceFilter(pace));
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return registration;
    }

    @Bean
    FilterRegistrationBean<CallerFilter> callerFilter(WebAccess access) {
        FilterRegistrationBean<CallerFilter> registration = new FilterRegistrationBean<>(new CallerFilter(access));
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 20);
        return registration;
    }

    @Bean
    FilterRegistrationBean<PageFilter> pageFilter(
            @Value("${spring.security.oauth2.resourceserver.jwt.issuer-uri:#{null}}") @Nullable String issuer) {
        FilterRegistrationBean<PageFilter> registration = new FilterRegistrationBean<>(new PageFilter(issuer));
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 10);
        return registration;
    }

    /** Files are streamed, and therefore left out. */
    @Bean
    FilterRegistrationBean<SameAnswerFilter> sameAnswerFilter() {
        FilterRegistrationBean<SameAnswerFilter> registration = new FilterRegistrationBean<>(new SameAnswerFilter());
        registration.addUrlPatterns("/graphql", "/graphql/schema");
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 40);
        return registration;
    }

    @Bean
    FilterRegistrationBean<CutOffFilter> cutOffFilter() {
        FilterRegistrationBean<CutOffFilter> registration = new FilterRegistrationBean<>(new CutOffFilter());
        registration.setDispatcherTypes(DispatcherType.INCLUDE, DispatcherType.ERROR);
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return registration;
    }

    /** Where files come in and go out, a slip in a parameter's name is told. */
    @Bean
    WebMvcConfigurer knowsItsParameters() {
        return new WebMvcConfigurer() {
            @Override
            public void addInterceptors(InterceptorRegistry registry) {
                registry.addInterceptor(new KnownParameters()).addPathPatterns("/import", "/import/**", "/export/**");
            }
        };
    }

    /** As the properties say, but for the place: the container's own is a folder of the machine's that a crash leaves behind. */
    @Bean
    MultipartConfigElement parts(MultipartProperties properties, Uploads uploads) {
        properties.setLocation(uploads.parts().toString());
        return properties.createMultipartConfig();
    }

    @Bean
    static ApplicationListener<ApplicationReadyEvent> sweptUploads(Uploads uploads) {
        return ready -> uploads.sweep();
    }

    @Bean
    Uploads uploads(
            @Value("${blastradius.data:data}") Path data,
            @Value("${blastradius.limits.import-size:2GB}") DataSize limit) {
        return new Uploads(data.resolve("uploads"), limit);
    }
}
