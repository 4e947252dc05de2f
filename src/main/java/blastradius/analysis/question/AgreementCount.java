package blastradius.analysis.question;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Counts what a check compares and keeps the first difference. */
public final class AgreementCount {

    private final long total;
    private long compared;
    private @Nullable String difference;

    public AgreementCount(long total) {
        this.total = total;
    }

    /** Counts one fact; the words are asked for only where it is the first that differs. */
    public void compare(boolean same, Supplier<String> words) {
        compared++;
        if (!same && difference == null) {
            difference = words.get();
        }
    }

    public Agreement agreement() {
        String extent = compared == total ? "all " + total : compared + " of " + total + ", then time was up";
        return difference == null
                ? new Agreement(true, compared, total, "The two agree on everything compared: " + extent + ".")
                : new Agreement(
                        false,
                        compared,
                        total,
                        "The two differ, first at " + difference + "; compared: " + extent + ".");
    }
}
