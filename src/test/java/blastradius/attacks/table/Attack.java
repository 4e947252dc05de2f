package blastradius.attacks.table;

import blastradius.attacks.served.Served;
import java.time.Duration;

/**
 * One thing that is tried.
 *
 * @param kind what sort of attack it is; attacks of a kind are tried together and counted together
 * @param name what is tried, unique within its kind
 * @param trial tries it; throws an {@link AssertionError} where the server gives way
 * @param changes whether it is allowed to leave something behind, as a file with a hostile name that is imported as the text it is
 */
public record Attack(String kind, String name, Trial trial, boolean changes) {

    /** Tries something, judges what came of it, and says how long the server took over it. */
    @FunctionalInterface
    public interface Trial {
        Duration on(Served server) throws Exception;
    }

    /** The same where the time is that of all of it. */
    @FunctionalInterface
    public interface Whole {
        void on(Served server) throws Exception;
    }

    public static Attack of(String kind, String name, Whole whole) {
        return new Attack(kind, name, timed(whole), false);
    }

    public static Attack changing(String kind, String name, Whole whole) {
        return new Attack(kind, name, timed(whole), true);
    }

    private static Trial timed(Whole whole) {
        return server -> {
            long start = System.nanoTime();
            whole.on(server);
            return Duration.ofNanos(System.nanoTime() - start);
        };
    }
}
