package blastradius.access;

import blastradius.model.BlastRadiusException.Forbidden;
import blastradius.model.Sight;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Who asks.
 *
 * @param id tells the caller from all others: the subject of an issuer's token, {@code br_…} and the id of a machine's
 * @param name as the issuer states it, or the name of a machine's token
 * @param roles all that the caller has, those that others hold among them
 * @param until when the caller's token is over; null: never, as nobody had to sign in
 * @param sight what of the estate the caller sees; whoever does not see all of it may do no more than ask, as what people save and import
 *     is of the whole
 */
public record Caller(
        String id,
        String name,
        Set<CallerRole> roles,
        @Nullable Instant until,
        Sight sight) {

    /** Whoever sits at this machine, where nobody signs in. */
    public static final Caller LOCAL = new Caller("local", "local", EnumSet.allOf(CallerRole.class), null, Sight.WHOLE);

    /** Nobody: may do nothing. */
    public static final Caller NOBODY =
            new Caller("nobody", "nobody", EnumSet.noneOf(CallerRole.class), Instant.EPOCH, Sight.NOTHING);

    public Caller {
        roles = Set.copyOf(roles);
    }

    /** The caller with these roles and all that they hold, as far as his sight allows. */
    public static Caller of(String id, String name, Collection<CallerRole> given, Instant until, Sight sight) {
        Set<CallerRole> held = EnumSet.noneOf(CallerRole.class);
        given.forEach(role -> held.addAll(role.held()));
        if (!sight.isWhole()) {
            held.retainAll(EnumSet.of(CallerRole.VIEWER));
        }
        return new Caller(id, name, held, until, sight);
    }

    /**
     * Does nothing if the caller has all of these roles.
     *
     * @throws Forbidden otherwise, naming those that are missing
     */
    public void check(Collection<CallerRole> needed) {
        Set<CallerRole> missing = new TreeSet<>(needed);
        missing.removeAll(roles);
        if (!missing.isEmpty()) {
            throw new Forbidden("this needs the role "
                    + missing.stream().map(CallerRole::word).collect(Collectors.joining(" and "))
                    + ", which the caller does not have; whoever runs the sign-in gives roles");
        }
    }
}
