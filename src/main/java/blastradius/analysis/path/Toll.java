package blastradius.analysis.path;

import blastradius.analysis.question.Gates;

/**
 * What following an arc costs a search for the cheapest way. A toll never lowers what was paid before, and paying more before never means
 * paying less after it: Knuth's superior functions.
 */
public interface Toll {

    /** What is paid where the arc can no longer be followed. */
    long CLOSED = Long.MAX_VALUE;

    /** Which arcs may be followed at all, and how many premises of a condition must hold. */
    Gates gates();

    /**
     * What has been paid after following the arc, or {@link #CLOSED}.
     *
     * @param tail where the arc starts, an entity or a junction
     * @param paid what was paid up to there
     */
    long after(long paid, int tail, int arcClass);

    /** What has been paid once a premise over an arc of the class holds, or {@link #CLOSED}: more only where it has to be waited for. */
    default long whenMet(long paid, int arcClass) {
        return paid;
    }

    /** Nothing is paid: only hops count. */
    record Free(Gates gates) implements Toll {
        @Override
        public long after(long paid, int tail, int arcClass) {
            return paid;
        }
    }
}
