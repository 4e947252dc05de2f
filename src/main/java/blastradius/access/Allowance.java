package blastradius.access;

import blastradius.model.BlastRadiusException.Busy;
import blastradius.model.BlastRadiusException.LimitExceeded;
import java.util.Map;

/** What one caller may ask for. Safe for several threads. */
public interface Allowance {

    /** Everything. */
    Allowance UNBOUNDED = new Allowance() {
        @Override
        public void enter() {}

        @Override
        public void leave() {}

        @Override
        public boolean has(long cost) {
            return true;
        }

        @Override
        public void spend(long cost) {}

        @Override
        public Map<String, String> headers() {
            return Map.of();
        }
    };

    /**
     * A question begins.
     *
     * @throws Busy if as many of the caller's are under way as may be; then nothing has begun
     */
    void enter();

    /** A question that began has ended. */
    void leave();

    /** Whether so many points are left now. */
    boolean has(long cost);

    /**
     * Takes the points that a question costs.
     *
     * @throws Busy if fewer are left; then none are taken
     * @throws LimitExceeded if no hour has so many
     */
    void spend(long cost);

    /** What is left now, in the headers of an answer, by name, as draft-ietf-httpapi-ratelimit-headers words them. */
    Map<String, String> headers();
}
