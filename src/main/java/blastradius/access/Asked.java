package blastradius.access;

import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** What a request turned out to ask, for whoever notes it; filled in while it is served. Safe for several threads. */
public final class Asked {

    /** Under which name a request carries it. */
    public static final String ATTRIBUTE = "blastradius.access.Asked";

    private volatile Caller caller = Caller.NOBODY;
    private volatile @Nullable Question question;
    private volatile @Nullable String problem;
    private volatile Allowance allowance = Allowance.UNBOUNDED;
    private final AtomicLong points = new AtomicLong();
    private final AtomicLong rows = new AtomicLong();

    /**
     * A question over GraphQL.
     *
     * @param operation the name that it gives itself; null: none
     * @param hash SHA-256 of its text, as hexadecimal digits
     * @param ids the ids among its variables
     * @param field the root field that weighs most, such as {@code blastRadius}; null: it has none, or was refused as no question
     * @param work what it makes the server do: {@code look_up}, {@code kept}, {@code quick} or {@code long}
     */
    public record Question(
            @Nullable String operation,
            String hash,
            List<String> ids,
            @Nullable String field,
            String work) {}

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

    /** From now on what it costs is taken from this. */
    public void pays(Allowance known) {
        allowance = known;
    }

    /** What whoever asks may still ask for. */
    public Allowance allowance() {
        return allowance;
    }

    /**
     * Takes the points of a question before it is worked on.
     *
     * @throws blastradius.model.BlastRadiusException.Busy as {@link Allowance#spend} does
     */
    public void spend(long cost) {
        allowance.spend(cost);
        points.addAndGet(cost);
    }

    /** Notes that so many rows more were answered. */
    public void answered(long more) {
        rows.addAndGet(more);
    }

    /** How many rows of lists were answered so far. */
    public long rows() {
        return rows.get();
    }

    /** How many points it cost so far. */
    public long points() {
        return points.get();
    }

    /** The code of the first error of an answer; null: none. */
    public @Nullable String problem() {
        return problem;
    }

    public void problem(String code) {
        problem = code;
    }
}
