package blastradius.web.signin;

import blastradius.access.Caller;
import blastradius.access.CallerRole;
import blastradius.access.Callers;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Tells the pages where one signs in, and who has: open to all, as it says nothing of the estate. */
@RestController
public final class SignInController {

    private final SignIn settings;
    private final Callers callers;
    private final @Nullable String issuer;

    SignInController(
            SignIn settings,
            Callers callers,
            @Value("${" + SignInWiring.ISSUER + ":#{null}}") @Nullable String issuer) {
        this.settings = settings;
        this.callers = callers;
        this.issuer = issuer;
    }

    /**
     * How one signs in.
     *
     * @param issuer where; null: nobody has to
     * @param clientId what the pages are called there; null: pages do not sign in, programs do
     * @param asksFor the scopes that pages ask for
     * @param caller whose token came with the question; null: none did
     */
    record WayIn(
            @Nullable String issuer,
            @Nullable String clientId,
            List<String> asksFor,
            @Nullable SignedIn caller) {}

    /**
     * Somebody who signed in.
     *
     * @param roles as they are written, the least first
     * @param until when the token is over; null: never
     */
    record SignedIn(
            String name, List<String> roles, @Nullable Instant until) {

        static SignedIn of(Caller caller) {
            return new SignedIn(
                    caller.name(),
                    caller.roles().stream().sorted().map(CallerRole::word).toList(),
                    caller.until());
        }
    }

    @GetMapping("/sign-in")
    ResponseEntity<WayIn> wayIn() {
        Caller caller = callers.current();
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(new WayIn(
                        issuer,
                        settings.clientId(),
                        settings.asksFor(),
                        caller.equals(Caller.NOBODY) ? null : SignedIn.of(caller)));
    }
}
