package blastradius.web.signin;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How an issuer's tokens are read, and how the pages get one. Set under {@code blastradius.sign-in}.
 *
 * @param rolesClaim the claim that lists roles, such as {@code ["analyst", "operator"]}; words that are no role of this server are passed over
 * @param nameClaim the claim that names the caller for people; the subject where a token has none
 * @param clientId what the issuer calls the pages, which sign in without a secret; null: only programs ask
 * @param asksFor the scopes that pages ask the issuer for
 */
@ConfigurationProperties("blastradius.sign-in")
public record SignIn(
        @DefaultValue("roles") String rolesClaim,
        @DefaultValue("preferred_username") String nameClaim,
        @Nullable String clientId,
        @DefaultValue({"openid", "profile"}) List<String> asksFor) {

    public SignIn {
        asksFor = List.copyOf(asksFor);
    }
}
