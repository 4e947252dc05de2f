package blastradius.web;

import jakarta.servlet.DispatcherType;
import java.net.InetAddress;
import java.nio.file.Path;
import org.apache.catalina.core.StandardHost;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.tomcat.ConfigurableTomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.server.servlet.ConfigurableServletWebServerFactory;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.env.Environment;
import org.springframework.util.unit.DataSize;

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
    FilterRegistrationBean<CallerFilter> callerFilter(WebAccess access) {
        FilterRegistrationBean<CallerFilter> registration = new FilterRegistrationBean<>(new CallerFilter(access));
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 20);
        return registration;
    }

    @Bean
    FilterRegistrationBean<PageFilter> pageFilter() {
        FilterRegistrationBean<PageFilter> registration = new FilterRegistrationBean<>(new PageFilter());
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 10);
        return registration;
    }

    @Bean
    FilterRegistrationBean<CutOffFilter> cutOffFilter() {
        FilterRegistrationBean<CutOffFilter> registration = new FilterRegistrationBean<>(new CutOffFilter());
        registration.setDispatcherTypes(DispatcherType.INCLUDE, DispatcherType.ERROR);
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return registration;
    }

    @Bean
    Uploads uploads(
            @Value("${blastradius.data:data}") Path data,
            @Value("${blastradius.limits.import-size:2GB}") DataSize limit) {
        return new Uploads(data.resolve("uploads"), limit);
    }
}
