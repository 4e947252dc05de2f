package blastradius.collect.signin;

import blastradius.model.BlastRadiusException.BadRequest;
import blastradius.model.BlastRadiusException.NotCollected;
import com.microsoft.aad.msal4j.ClientCredentialFactory;
import com.microsoft.aad.msal4j.ClientCredentialParameters;
import com.microsoft.aad.msal4j.ConfidentialClientApplication;
import com.microsoft.aad.msal4j.IAuthenticationResult;
import com.microsoft.aad.msal4j.IClientCertificate;
import java.io.IOException;
import java.io.InputStream;
import java.net.MalformedURLException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Set;
import java.util.concurrent.ExecutionException;

/**
 * A job that signs in as the application itself, by a certificate: nobody is asked, and it reads what administrators of each tenant have given
 * the application. This way of signing in takes no list of permissions; {@code .default} is its only word, and means those.
 */
public final class CertificateSignIn implements SignIn {

    private static final String ALL_THAT_IS_GIVEN = "/.default";

    private final Application application;
    private final ConfidentialClientApplication client;

    private CertificateSignIn(Application application, ConfidentialClientApplication client) {
        this.application = application;
        this.client = client;
    }

    /**
     * Reads the certificate.
     *
     * @param file PKCS #12, with one private key
     * @throws BadRequest if it is none, or the password is not its
     */
    public static CertificateSignIn of(Application application, String tenant, Path file, String password) {
        try (InputStream in = Files.newInputStream(file)) {
            IClientCertificate certificate = ClientCredentialFactory.createFromCertificate(in, password);
            return new CertificateSignIn(
                    application,
                    ConfidentialClientApplication.builder(application.clientId(), certificate)
                            .authority(application.authority(tenant))
                            .instanceDiscovery(false)
                            .httpClient(new TokenHttp(application.route()))
                            .build());
        } catch (MalformedURLException wrong) {
            throw new BadRequest("\"" + tenant + "\" is no tenant");
        } catch (IOException | GeneralSecurityException | IllegalArgumentException wrong) {
            throw new BadRequest(
                    file + " cannot be read as PKCS #12 (.p12, .pfx) with one private key; is its password right?");
        }
    }

    @Override
    public Token token(String tenant) throws TenantRefused {
        ClientCredentialParameters asked = ClientCredentialParameters.builder(
                        Set.of(application.graph().resolve(ALL_THAT_IS_GIVEN).toString()))
                .tenant(tenant)
                .skipCache(true)
                .build();
        try {
            IAuthenticationResult result = client.acquireToken(asked).get();
            return new Token(result.accessToken(), result.expiresOnDate().toInstant());
        } catch (ExecutionException failed) {
            throw SignInWords.of(failed.getCause(), application.consent(tenant));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new NotCollected("the sign-in was interrupted", stopped);
        }
    }
}
