package blastradius.web.caller;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who may call, beside this machine. Set under {@code blastradius.web}.
 *
 * @param allowedHosts names, without port, under which the server may be called, such as {@code blast-radius.example}
 * @param allowedOrigins origins of other sites whose pages may call, such as {@code https://portal.example}
 */
@ConfigurationProperties("blastradius.web")
public record WebAccess(
        @DefaultValue List<String> allowedHosts,
        @DefaultValue List<String> allowedOrigins) {

    public WebAccess {
        allowedHosts = List.copyOf(allowedHosts);
        allowedOrigins = List.copyOf(allowedOrigins);
    }
}
