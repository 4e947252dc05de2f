package blastradius.graphql.review;

import blastradius.model.ReviewItemState;
import blastradius.model.ReviewVerdict;
import blastradius.model.ReviewedAccess;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How far a review is with some of its items. */
public record ProgressView(@Nullable ReviewedAccess access, List<ReviewLine> lines) {

    public int total() {
        return lines.size();
    }

    public int open() {
        return (int)
                lines.stream().filter(line -> line.item().decision() == null).count();
    }

    public int kept() {
        return decided(ReviewVerdict.KEEP);
    }

    public int narrowed() {
        return decided(ReviewVerdict.NARROW);
    }

    public int revoked() {
        return decided(ReviewVerdict.REVOKE);
    }

    private int decided(ReviewVerdict verdict) {
        return (int) lines.stream()
                .map(line -> line.item().decision())
                .filter(decision -> decision != null && decision.verdict() == verdict)
                .count();
    }

    public int gone() {
        return in(ReviewItemState.GONE);
    }

    public int changed() {
        return in(ReviewItemState.CHANGED);
    }

    private int in(ReviewItemState state) {
        return (int) lines.stream().filter(line -> line.state() == state).count();
    }
}
