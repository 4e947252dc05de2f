package blastradius.collect.signin;

import java.time.Instant;

/** Somebody's, or a job's, right to read tenants. What it holds is in memory only. Used by several threads. */
public interface SignIn {

    /** What stands for the tenant of whoever signs in, where none is named. */
    String OWN = "organizations";

    /**
     * A token that is newer than any before.
     *
     * @param tenant an id or a domain, or {@link #OWN}
     * @throws TenantRefused if the tenant gives none
     * @throws blastradius.model.BlastRadiusException.NotCollected if nobody answers
     */
    Token token(String tenant) throws TenantRefused;

    /**
     * A right to ask until an instant.
     *
     * @param value is shown nowhere
     */
    record Token(String value, Instant until) {

        @Override
        public String toString() {
            return "a token until " + until;
        }
    }
}
