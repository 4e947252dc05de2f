package blastradius.graphql;

import blastradius.model.AccessReview;
import blastradius.model.BlastRadiusException.Conflict;
import blastradius.model.BlastRadiusException.UnknownId;
import blastradius.model.ReviewItem;
import blastradius.model.ReviewShelf;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Reviews in memory, each as its documents. */
public final class FixtureReviews implements ReviewShelf {

    private final Map<String, AccessReview> byId = new TreeMap<>();
    private final Map<String, Map<String, ReviewItem>> items = new HashMap<>();

    @Override
    public synchronized Optional<AccessReview> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    @Override
    public synchronized List<AccessReview> find(Collection<String> ids) {
        return byId.values().stream()
                .filter(review -> ids.contains(review.id()))
                .toList();
    }

    @Override
    public synchronized List<AccessReview> list() {
        return new ArrayList<>(byId.values());
    }

    @Override
    public AccessReview create(AccessReview review) {
        return create(review, List.of());
    }

    @Override
    public synchronized AccessReview create(AccessReview review, List<ReviewItem> about) {
        if (byId.containsKey(review.id())) {
            throw new Conflict("there is one");
        }
        byId.put(review.id(), review.saved(1));
        keep(review, about);
        return review.saved(1);
    }

    private void keep(AccessReview review, List<ReviewItem> about) {
        Map<String, ReviewItem> kept = items.computeIfAbsent(review.id(), first -> new HashMap<>());
        about.forEach(item -> kept.put(item.relation(), ReviewItem.read(item.document(), "item")));
    }

    @Override
    public AccessReview update(AccessReview review) {
        return update(review, List.of());
    }

    @Override
    public synchronized AccessReview update(AccessReview review, List<ReviewItem> changed) {
        AccessReview before = find(review.id()).orElseThrow(() -> new UnknownId("review", review.id()));
        if (before.version() != review.version()) {
            throw new Conflict("version " + before.version() + " by now");
        }
        AccessReview after = AccessReview.read(review.document(), review.id(), before.version() + 1);
        byId.put(review.id(), after);
        keep(review, changed);
        return after;
    }

    @Override
    public synchronized boolean delete(String id) {
        items.remove(id);
        return byId.remove(id) != null;
    }

    @Override
    public synchronized List<ReviewItem> items(String review) {
        return items.getOrDefault(review, Map.of()).values().stream()
                .sorted(Comparator.comparingInt(ReviewItem::position))
                .toList();
    }

    @Override
    public List<ReviewItem> items(String review, Collection<String> relations) {
        return items(review).stream()
                .filter(item -> relations.contains(item.relation()))
                .toList();
    }

    @Override
    public synchronized Map<String, List<Found>> of(Collection<String> relations) {
        Map<String, List<Found>> found = new HashMap<>();
        items.forEach((review, all) -> all.values().stream()
                .filter(item -> relations.contains(item.relation()))
                .forEach(item -> found.computeIfAbsent(item.relation(), first -> new ArrayList<>())
                        .add(new Found(review, item))));
        return found;
    }

    @Override
    public synchronized Map<String, Instant> confirmed() {
        Map<String, Instant> confirmed = new HashMap<>();
        items.values().stream().flatMap(all -> all.values().stream()).forEach(item -> {
            Instant at = item.confirmedAt();
            if (at != null) {
                confirmed.merge(item.relation(), at, (one, other) -> one.isAfter(other) ? one : other);
            }
        });
        return confirmed;
    }

    public synchronized void clear() {
        byId.clear();
        items.clear();
    }
}
