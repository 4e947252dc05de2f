package blastradius.access;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What somebody may do. Each role holds those before it, except {@link #OPERATOR}, which stands beside them: whoever brings data in need not
 * be able to read the map of every customer's keys.
 *
 * <pre>
 *   VIEWER ◀─ ANALYST ◀─ ARCHITECT ◀─ ADMIN        OPERATOR
 * </pre>
 */
public enum CallerRole {
    /** Asks, and takes answers along as files. */
    VIEWER,
    /** Also saves scenarios, lists and reviews. */
    ANALYST,
    /** Also accepts risks, and undoes joins. */
    ARCHITECT,
    /** Brings data in and takes it out, restores versions, and asks nothing. */
    OPERATOR,
    /** Also makes and revokes the tokens of machines. */
    ADMIN;

    /** This role and all that it holds. */
    public Set<CallerRole> held() {
        return switch (this) {
            case VIEWER -> EnumSet.of(VIEWER);
            case ANALYST -> EnumSet.of(VIEWER, ANALYST);
            case ARCHITECT -> EnumSet.of(VIEWER, ANALYST, ARCHITECT);
            case OPERATOR -> EnumSet.of(OPERATOR);
            case ADMIN -> EnumSet.of(VIEWER, ANALYST, ARCHITECT, ADMIN);
        };
    }

    /** The role as an issuer writes it, in any case: {@code viewer}. Empty: no role is called so. */
    public static Optional<CallerRole> named(String text) {
        return Stream.of(values())
                .filter(role -> role.word().equals(text.toLowerCase(Locale.ROOT)))
                .findFirst();
    }

    /** As an issuer and a person write it: {@code viewer}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
