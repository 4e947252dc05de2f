package blastradius.web.signin;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How an issuer's tokens are read. Set under {@code blastradius.sign-in}.
 *
 * @param rolesClaim the claim that lists roles, such as {@code ["analyst", "operator"]}; words that are no role of this server are passed over
 * @param nameClaim the claim that names the caller for people; the subject where a token has none
 */
@ConfigurationProperties("blastradius.sign-in")
public record SignIn(
        @DefaultValue("roles") String rolesClaim,
        @DefaultValue("preferred_username") String nameClaim) {}
