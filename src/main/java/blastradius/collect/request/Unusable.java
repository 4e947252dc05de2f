package blastradius.collect.request;

import java.io.IOException;

/** A reply that nobody can use, in words of ours. */
final class Unusable extends IOException {

    private static final long serialVersionUID = 1L;

    private final boolean isForGood;

    private Unusable(String why, boolean isForGood) {
        super(why);
        this.isForGood = isForGood;
    }

    /** The next try may bring a better one. */
    static Unusable now(String why) {
        return new Unusable(why, false);
    }

    /** No genuine service says so, and asking again would only cost. */
    static Unusable forGood(String why) {
        return new Unusable(why, true);
    }

    boolean isForGood() {
        return isForGood;
    }
}
