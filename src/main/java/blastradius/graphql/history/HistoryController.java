package blastradius.graphql.history;

import blastradius.graphql.history.HistoryRecord.Point;
import blastradius.graphql.history.HistoryView.Asked;
import blastradius.graphql.history.HistoryView.ListPointView;
import blastradius.graphql.history.HistoryView.PointView;
import blastradius.model.BlastRadiusException.LimitExceeded;
import blastradius.model.BlastRadiusException.UnknownId;
import blastradius.model.Measure;
import blastradius.model.Moment;
import blastradius.model.SavedList;
import blastradius.model.Shelf;
import blastradius.snapshot.CurrentSnapshot;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;
import org.springframework.util.function.SingletonSupplier;

/** Answers what versions measured to when they were new. */
@Controller
public final class HistoryController {

    private static final int MOST_POINTS = 1000;

    private final HistoryRecord known;
    private final CurrentSnapshot current;

    private final Shelf<SavedList> lists;

    HistoryController(HistoryRecord known, CurrentSnapshot current, Shelf<SavedList> lists) {
        this.known = known;
        this.current = current;
        this.lists = lists;
    }

    @QueryMapping
    HistoryView history(
            @Argument Measure measure,
            @Argument @Nullable Instant from,
            @Argument @Nullable Instant to,
            @Argument @Nullable String of) {
        if (from != null && to != null) {
            Moment.checkPeriod(from, to);
        }
        if (of != null && lists.find(of).isEmpty()) {
            throw new UnknownId("list", of);
        }
        List<Point> points = known.points(from, to).stream()
                .filter(point -> of == null || point.measured().lists().containsKey(of))
                .toList();
        if (points.size() > MOST_POINTS) {
            throw new LimitExceeded("the history has " + points.size() + " points in this time, and at most "
                    + MOST_POINTS + " are answered at once; ask for a part of it by from and to");
        }
        return new HistoryView(known, current.get(), new Asked(measure, of), points, SingletonSupplier.of(lists::list));
    }

    @SchemaMapping(typeName = "HistoryPoint", field = "lists")
    List<ListPointView> lists(PointView point, @Argument @Nullable List<String> ids) {
        return asked(point.saved().get(), ids).stream()
                .sorted(Comparator.comparing(SavedList::id))
                .flatMap(list -> point.ofList(list).stream())
                .toList();
    }

    private static List<SavedList> asked(List<SavedList> saved, @Nullable List<String> ids) {
        if (ids == null) {
            return saved;
        }
        Set<String> known = saved.stream().map(SavedList::id).collect(Collectors.toSet());
        ids.stream().filter(id -> !known.contains(id)).findFirst().ifPresent(id -> {
            throw new UnknownId("list", id);
        });
        return saved.stream().filter(list -> ids.contains(list.id())).toList();
    }
}
