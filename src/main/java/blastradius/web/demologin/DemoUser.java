package blastradius.web.demologin;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;

/**
 * Somebody who may sign in at the demo.
 *
 * @param role the one role, as an issuer writes it
 * @param tenants the tenants that may be seen; {@code *} stands for all
 */
record DemoUser(String name, String role, List<String> tenants) {

    /** One for each role, and two that see what is theirs: a customer, and the team that looks after two. */
    static final List<DemoUser> ALL = List.of(
            new DemoUser("viewer", "viewer", List.of("*")),
            new DemoUser("analyst", "analyst", List.of("*")),
            new DemoUser("architect", "architect", List.of("*")),
            new DemoUser("operator", "operator", List.of("*")),
            new DemoUser("admin", "admin", List.of("*")),
            new DemoUser("osprey", "viewer", List.of("osprey")),
            new DemoUser("pod", "viewer", List.of("osprey", "saltmarsh")));

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int PASSWORD_BYTES = 15;

    /** A password that nobody guesses: 120 random bits. */
    static String password() {
        byte[] bytes = new byte[PASSWORD_BYTES];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
