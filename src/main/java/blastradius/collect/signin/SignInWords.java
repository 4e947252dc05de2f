package blastradius.collect.signin;

import blastradius.model.BlastRadiusException.NotCollected;
import com.microsoft.aad.msal4j.MsalClientException;
import com.microsoft.aad.msal4j.MsalServiceException;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Why a sign-in has failed, in words of ours; of Entra's only its number. */
final class SignInWords {

    private static final Pattern NUMBER = Pattern.compile("AADSTS(\\d{4,9})");

    private static final Map<String, String> WORDS = Map.ofEntries(
            Map.entry(
                    "50011",
                    "the application does not list http://localhost among its addresses for mobile and desktop"),
            Map.entry("50020", "who signed in is no user of the tenant"),
            Map.entry("50034", "who signed in is no user of the tenant"),
            Map.entry("50076", "the tenant asks for a second factor that this sign-in did not have"),
            Map.entry("50079", "the tenant asks for a second factor that this sign-in did not have"),
            Map.entry("50105", "the tenant lets only assigned users use the application"),
            Map.entry("50131", "conditional access of the tenant blocks the sign-in"),
            Map.entry("53000", "conditional access of the tenant wants a compliant device"),
            Map.entry("53001", "conditional access of the tenant wants a joined device"),
            Map.entry("53003", "conditional access of the tenant blocks the sign-in"),
            Map.entry("65004", "the consent was declined"),
            Map.entry("70008", "the sign-in has expired; sign in again"),
            Map.entry("700027", "the certificate is not registered at the application, or has expired"),
            Map.entry("90002", "there is no such tenant"),
            Map.entry("90072", "who signed in is not known in the tenant"),
            Map.entry("7000218", "the application does not allow public client flows"),
            Map.entry("900023", "there is no such tenant"));

    /** Nobody there has agreed to the application. */
    private static final Set<String> NO_CONSENT = Set.of("65001", "700016", "7000229", "90094", "650052");

    private SignInWords() {}

    /**
     * What has failed.
     *
     * @param consent where an administrator of the tenant agrees
     * @throws NotCollected if it is not the tenant that refuses
     */
    static TenantRefused of(@Nullable Throwable failed, URI consent) {
        if (failed instanceof MsalServiceException said) {
            Matcher number = NUMBER.matcher(String.valueOf(said.getMessage()));
            return new TenantRefused(number.find() ? words(number.group(1), consent) : "the sign-in was refused");
        }
        if (isAway(failed)) {
            throw new NotCollected(consent.getHost() + " cannot be reached; --resume goes on once it can", failed);
        }
        if (failed instanceof MsalClientException) {
            return new TenantRefused("the sign-in was not finished in the browser, which says why");
        }
        throw failed instanceof RuntimeException fault ? fault : new IllegalStateException(failed);
    }

    private static String words(String number, URI consent) {
        String said = " (AADSTS" + number + ")";
        return NO_CONSENT.contains(number)
                ? "nobody there has agreed to the application" + said + "; an administrator does at " + consent
                : WORDS.getOrDefault(number, "the sign-in was refused") + said;
    }

    private static boolean isAway(@Nullable Throwable failed) {
        for (Throwable each = failed; each != null; each = each.getCause()) {
            if (each instanceof IOException) {
                return true;
            }
        }
        return false;
    }
}
