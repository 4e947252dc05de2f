package blastradius.web.page;

import java.util.List;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.config.annotation.ViewControllerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Addresses of the built pages that differ from their file names. The client's own pages are all one file. */
@Configuration(proxyBeanMethods = false)
public class Pages implements WebMvcConfigurer {

    private static final List<String> CLIENT = List.of(
            "/estate",
            "/entity",
            "/blast-radius",
            "/exposure",
            "/paths",
            "/choke-points",
            "/containment",
            "/ranking",
            "/scenarios",
            "/findings",
            "/list",
            "/tenant",
            "/incident",
            "/trend",
            "/reviews",
            "/settings",
            "/bring-in",
            "/advice",
            "/drift",
            "/signed-in");

    /** Whether everybody may have what is there: pages, and what they are made of. */
    public static boolean isOpen(String path) {
        return isPage(path) || path.startsWith("/assets/") || path.equals("/icon.svg") || path.equals("/sign-in");
    }

    /** Whether it is the path of a page: a file of the client that holds nothing of the estate. */
    public static boolean isPage(String path) {
        return path.equals("/") || path.equals("/graphiql") || path.endsWith(".html") || CLIENT.contains(path);
    }

    @Override
    public void addViewControllers(ViewControllerRegistry registry) {
        registry.addViewController("/graphiql").setViewName("forward:/graphiql.html");
        CLIENT.forEach(page -> registry.addViewController(page).setViewName("forward:/index.html"));
    }
}
