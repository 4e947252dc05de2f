package blastradius.access;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a request turned out to ask, for whoever notes it; filled in while it is served. Safe for several threads. */
public final class Asked {

    /** Under which name a request carries it. */
    public static final String ATTRIBUTE = Asked.class.getName();

    private volatile Caller caller = Caller.NOBODY;
    private volatile @Nullable Question question;
    private volatile @Nullable String problem;

    /**
     * A question over GraphQL.
     *
     * @param operation the name that it gives itself; null: none
     * @param hash SHA-256 of its text, as hexadecimal digits
     * @param ids the ids among its variables
     * @param work what it makes the server do: {@code look_up}, {@code kept}, {@code quick} or {@code long}
     */
    public record Question(@Nullable String operation, String hash, List<String> ids, String work) {}

    /** Whoever asks. */
    public Caller caller() {
        return caller;
    }

    public void by(Caller known) {
        caller = known;
    }

    /** Null: it was none, or never read. */
    public @Nullable Question question() {
        return question;
    }

    public void question(Question read) {
        question = read;
    }

    /** The code of the first error of an answer; null: none. */
    public @Nullable String problem() {
        return problem;
    }

    public void problem(String code) {
        problem = code;
    }
}
