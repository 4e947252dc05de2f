package blastradius.export;

import blastradius.model.AcceptedRisk;
import blastradius.model.AccessReview;
import blastradius.model.ReviewShelf;
import blastradius.model.SavedLine;
import blastradius.model.SavedList;
import blastradius.model.Scenario;
import blastradius.model.Shelf;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** All that people keep beside the estate, in an order in which each comes after what it names. */
public final class SavedThings {

    private final Shelf<SavedList> lists;
    private final Shelf<Scenario> scenarios;
    private final Shelf<AcceptedRisk> exceptions;
    private final ReviewShelf reviews;

    public SavedThings(
            Shelf<SavedList> lists, Shelf<Scenario> scenarios, Shelf<AcceptedRisk> exceptions, ReviewShelf reviews) {
        this.lists = lists;
        this.scenarios = scenarios;
        this.exceptions = exceptions;
        this.reviews = reviews;
    }

    /** Passes all on, as they are now; one review with its items is in memory at a time. */
    public void forEach(Consumer<SavedLine> line) {
        inOrder(lists.list()).forEach(list -> line.accept(SavedLine.of(list)));
        scenarios.list().stream()
                .sorted(Comparator.comparing(Scenario::id))
                .forEach(scenario -> line.accept(SavedLine.of(scenario)));
        exceptions.list().stream()
                .sorted(Comparator.comparing(AcceptedRisk::id))
                .forEach(risk -> line.accept(SavedLine.of(risk)));
        reviews.list().stream().sorted(Comparator.comparing(AccessReview::id)).forEach(review -> {
            line.accept(SavedLine.of(review));
            reviews.items(review.id()).forEach(item -> line.accept(SavedLine.of(review, item)));
        });
    }

    /* By id, each after the lists that it names; those come in circles never, and only one that was taken away meanwhile is not waited for. */
    private static List<SavedList> inOrder(List<SavedList> lists) {
        List<SavedList> waiting = new ArrayList<>(lists);
        waiting.sort(Comparator.comparing(SavedList::id));
        List<SavedList> ordered = new ArrayList<>();
        Set<String> passed = new HashSet<>();
        while (!waiting.isEmpty()) {
            List<SavedList> ready = waiting.stream()
                    .filter(list -> passed.containsAll(list.lists()))
                    .toList();
            List<SavedList> next = ready.isEmpty() ? List.copyOf(waiting) : ready;
            next.forEach(list -> passed.add(list.id()));
            ordered.addAll(next);
            waiting.removeAll(next);
        }
        return ordered;
    }
}
