package blastradius.collect.signin;

import blastradius.model.BlastRadiusException.NotCollected;
import com.microsoft.aad.msal4j.DeviceCodeFlowParameters;
import com.microsoft.aad.msal4j.IAccount;
import com.microsoft.aad.msal4j.IAuthenticationResult;
import com.microsoft.aad.msal4j.InteractiveRequestParameters;
import com.microsoft.aad.msal4j.PublicClientApplication;
import com.microsoft.aad.msal4j.SilentParameters;
import com.microsoft.aad.msal4j.SystemBrowserOptions;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A person who signs in once, and whose sign-in then opens every tenant that lets this person in: the own one, and customers by delegated
 * relationships. Only listed permissions are asked for.
 */
public final class PersonalSignIn implements SignIn {

    private static final URI LOOPBACK = URI.create("http://localhost");
    private static final int BROWSER_SECONDS = 300;

    private final Application application;
    private final String home;
    private final PublicClientApplication client;
    private final FirstSignIn first;
    private @Nullable IAccount account;

    private PersonalSignIn(Application application, String home, FirstSignIn first) {
        this.application = application;
        this.home = home;
        this.first = first;
        this.client = client(application, home);
    }

    /** How the person signs in. */
    @FunctionalInterface
    private interface FirstSignIn {
        CompletableFuture<IAuthenticationResult> of(PublicClientApplication client, Set<String> scopes);
    }

    /**
     * By authorization code with PKCE: the person signs in at an address, and is sent back to a port of this machine that nobody else reaches.
     *
     * @param open opens or shows the address
     */
    public static PersonalSignIn inBrowser(Application application, String tenant, Consumer<URI> open) {
        return new PersonalSignIn(application, tenant, (client, scopes) -> browsed(client, scopes, open));
    }

    /* The library looks for its own future right after the address is opened, so that must not be before it has it. */
    private static CompletableFuture<IAuthenticationResult> browsed(
            PublicClientApplication client, Set<String> scopes, Consumer<URI> open) {
        CountDownLatch begun = new CountDownLatch(1);
        CompletableFuture<IAuthenticationResult> result =
                client.acquireToken(InteractiveRequestParameters.builder(LOOPBACK)
                        .scopes(scopes)
                        .httpPollingTimeoutInSeconds(BROWSER_SECONDS)
                        .systemBrowserOptions(SystemBrowserOptions.builder()
                                .openBrowserAction(address -> opened(address, begun, open))
                                .build())
                        .build());
        begun.countDown();
        return result;
    }

    private static void opened(URL address, CountDownLatch begun, Consumer<URI> open) {
        try {
            begun.await();
            open.accept(URI.create(address.toString()));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * By a code that is typed in on any other machine. Many tenants forbid it, because whoever is talked into typing a stranger's code signs
     * the stranger in.
     *
     * @param show shows address and code
     */
    public static PersonalSignIn byDeviceCode(Application application, String tenant, Consumer<String> show) {
        return new PersonalSignIn(
                application,
                tenant,
                (client, scopes) -> client.acquireToken(DeviceCodeFlowParameters.builder(
                                scopes,
                                code -> show.accept(
                                        "sign in at " + code.verificationUri() + " with the code " + code.userCode()))
                        .build()));
    }

    private static PublicClientApplication client(Application application, String tenant) {
        try {
            return PublicClientApplication.builder(application.clientId())
                    .authority(application.authority(tenant))
                    .instanceDiscovery(false)
                    .httpClient(new TokenHttp(application.route()))
                    .build();
        } catch (MalformedURLException wrong) {
            throw new NotCollected("there is no sign-in at " + application.login(), wrong);
        }
    }

    @Override
    public synchronized Token token(String tenant) throws TenantRefused {
        boolean isOwn = tenant.equals(home);
        IAccount known = account;
        try {
            IAuthenticationResult result = (known == null
                            ? first.of(client, application.permissions(true))
                            : client.acquireTokenSilently(silent(known, tenant, isOwn)))
                    .get();
            account = result.account();
            if (known == null && !isOwn) {
                return token(tenant);
            }
            return new Token(result.accessToken(), result.expiresOnDate().toInstant());
        } catch (ExecutionException failed) {
            throw SignInWords.of(failed.getCause(), application.consent(tenant));
        } catch (MalformedURLException wrong) {
            throw new TenantRefused("its id is none");
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new NotCollected("the sign-in was interrupted", stopped);
        }
    }

    private SilentParameters silent(IAccount known, String tenant, boolean isOwn) {
        return SilentParameters.builder(application.permissions(isOwn), known)
                .authorityUrl(application.authority(tenant))
                .forceRefresh(true)
                .build();
    }
}
