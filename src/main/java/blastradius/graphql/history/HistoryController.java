package blastradius.graphql.history;

import blastradius.graphql.history.HistoryRecord.Point;
import blastradius.model.BlastRadiusException.LimitExceeded;
import blastradius.model.Measure;
import blastradius.model.Moment;
import blastradius.snapshot.CurrentSnapshot;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.stereotype.Controller;

/** Answers what versions measured to when they were new. */
@Controller
public final class HistoryController {

    private static final int MOST_POINTS = 1000;

    private final HistoryRecord known;
    private final CurrentSnapshot current;

    HistoryController(HistoryRecord known, CurrentSnapshot current) {
        this.known = known;
        this.current = current;
    }

    @QueryMapping
    HistoryView history(@Argument Measure measure, @Argument @Nullable Instant from, @Argument @Nullable Instant to) {
        if (from != null && to != null) {
            Moment.checkPeriod(from, to);
        }
        List<Point> points = known.points(from, to);
        if (points.size() > MOST_POINTS) {
            throw new LimitExceeded("the history has " + points.size() + " points in this time, and at most "
                    + MOST_POINTS + " are answered at once; ask for a part of it by from and to");
        }
        return new HistoryView(known, current.get(), measure, points);
    }
}
