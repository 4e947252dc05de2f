package blastradius.store.history;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * In which versions of the estate a finding stood. Its words are not kept, as they name people.
 *
 * @param severity when it was judged last
 * @param cause id of the entity that makes it
 * @param spans when it stood, the earliest first; at least one
 */
public record FindingLife(String id, String rule, String severity, String cause, List<Span> spans) {

    public FindingLife {
        spans = List.copyOf(spans);
    }

    /**
     * Some versions in which it stood without a break.
     *
     * @param since the first of them
     * @param isJudgedIn whether it was there before, and only since then do rules see it
     * @param until the first version without it; null: it stands
     * @param isJudgedAway whether it may be there still, and rules see it no more
     */
    public record Span(
            long since, boolean isJudgedIn, @Nullable Long until, boolean isJudgedAway) {

        boolean covers(long version) {
            return since <= version && (until == null || until > version);
        }
    }

    /** The version that was the first to have it. */
    public long first() {
        return spans.getFirst().since();
    }

    public Span last() {
        return spans.getLast();
    }

    public boolean stoodAt(long version) {
        return spans.stream().anyMatch(span -> span.covers(version));
    }

    /** Whether it came or went in a version only by how it is judged, after one version, up to another. */
    public boolean isJudgedAnew(long after, long upTo) {
        return spans.stream()
                .anyMatch(span -> (span.isJudgedIn() && span.since() > after && span.since() <= upTo)
                        || (span.isJudgedAway()
                                && span.until() != null
                                && span.until() > after
                                && span.until() <= upTo));
    }
}
