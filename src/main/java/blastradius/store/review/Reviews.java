package blastradius.store.review;

import blastradius.model.AccessReview;
import blastradius.model.BlastRadiusException.Conflict;
import blastradius.model.BlastRadiusException.UnknownId;
import blastradius.model.PlainText;
import blastradius.model.ReviewItem;
import blastradius.model.ReviewShelf;
import blastradius.model.Sight;
import blastradius.store.database.Database;
import blastradius.store.database.Digests;
import blastradius.store.database.Json;
import blastradius.store.document.Documents;
import blastradius.store.document.Saved;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.dao.DataIntegrityViolationException;

/** The reviews that people keep; imports leave them alone. Thread-safe. */
public final class Reviews implements ReviewShelf {

    private final Database database;
    private final ReviewNodes nodes;
    private final ReviewItemNodes items;
    private final Saved<AccessReview, ReviewNode> saved;

    public Reviews(Database database, ReviewNodes nodes, ReviewItemNodes items, int most) {
        this.database = database;
        this.nodes = nodes;
        this.items = items;
        this.saved = new Saved<>(database, nodes, "review", most, Reviews::read);
    }

    @Override
    public Optional<AccessReview> find(String id) {
        return saved.find(id);
    }

    @Override
    public List<AccessReview> find(Collection<String> ids) {
        return ids.isEmpty() ? List.of() : saved.find(ids);
    }

    @Override
    public List<AccessReview> list() {
        return saved.list();
    }

    @Override
    public AccessReview create(AccessReview review) {
        return create(review, List.of());
    }

    @Override
    public AccessReview create(AccessReview review, List<ReviewItem> about) {
        return takeOver(review.saved(1), about);
    }

    /**
     * Keeps a review as it was kept elsewhere, its version and the decisions on its items too.
     *
     * @throws Conflict if another one has the id
     * @throws blastradius.model.BlastRadiusException.LimitExceeded if there are as many as there may be
     */
    public AccessReview takeOver(AccessReview review, List<ReviewItem> about) {
        saved.checkRoom(0);
        try {
            return read(Documents.ask(
                    database, () -> nodes.addWith(node(review, review.version()), nodes(review, about))));
        } catch (DataIntegrityViolationException taken) {
            throw new Conflict("there is a review with the id \"" + PlainText.shown(review.id()) + "\" already");
        }
    }

    /**
     * Refuses one more where there are as many as there may be.
     *
     * @param coming how many are to be kept before it
     * @throws blastradius.model.BlastRadiusException.LimitExceeded if so
     */
    public void checkRoom(int coming) {
        saved.checkRoom(coming);
    }

    @Override
    public AccessReview update(AccessReview review) {
        return update(review, List.of());
    }

    @Override
    public AccessReview update(AccessReview review, List<ReviewItem> changed) {
        ReviewNode next = node(review, review.version() + 1);
        return Documents.ask(database, () -> nodes.replaceWith(next, nodes(review, changed)))
                .map(Reviews::read)
                .orElseThrow(() -> new Conflict("the review \"" + PlainText.shown(review.id()) + "\" is version "
                        + find(review.id())
                                .map(AccessReview::version)
                                .orElseThrow(() -> new UnknownId("review", review.id()))
                        + " by now, not " + review.version() + "; read it again and repeat the change"));
    }

    @Override
    public boolean delete(String id) {
        return Documents.ask(database, () -> nodes.removeWithItems(id)) > 0;
    }

    @Override
    public List<ReviewItem> items(String review) {
        return ask(() -> items.of(review)).stream().map(Reviews::item).toList();
    }

    @Override
    public List<ReviewItem> items(String review, Collection<String> relations) {
        List<String> ids = relations.stream()
                .map(relation -> review + " " + Digests.hex(relation))
                .toList();
        return ids.isEmpty()
                ? List.of()
                : ask(() -> items.named(ids)).stream().map(Reviews::item).toList();
    }

    @Override
    public Map<String, List<Found>> of(Collection<String> relations) {
        List<String> digests = relations.stream().map(Digests::hex).toList();
        Map<String, List<Found>> found = new HashMap<>();
        if (!digests.isEmpty()) {
            ask(() -> items.about(digests)).forEach(node -> {
                ReviewItem item = item(node);
                found.computeIfAbsent(item.relation(), first -> new ArrayList<>())
                        .add(new Found(node.review(), item));
            });
        }
        return found;
    }

    @Override
    public Map<String, Instant> confirmed() {
        Map<String, Instant> confirmed = new HashMap<>();
        ask(items::confirmed).stream().map(Reviews::item).forEach(item -> {
            Instant at = item.confirmedAt();
            if (at != null) {
                confirmed.merge(item.relation(), at, (one, other) -> one.isAfter(other) ? one : other);
            }
        });
        return confirmed;
    }

    /* As the reviews themselves, see Saved. */
    private List<ReviewItemNode> ask(Supplier<List<ReviewItemNode>> work) {
        return Sight.current().isWhole() ? Documents.ask(database, work) : List.of();
    }

    private static ReviewNode node(AccessReview review, int version) {
        return new ReviewNode(
                review.id(), version, Instant.now().toEpochMilli(), Json.MAPPER.writeValueAsString(review.document()));
    }

    private static AccessReview read(ReviewNode node) {
        return AccessReview.read(Json.map(node.document()), node.id(), node.version());
    }

    private static List<ReviewItemNode> nodes(AccessReview review, List<ReviewItem> about) {
        return about.stream()
                .map(item -> {
                    String relation = Digests.hex(item.relation());
                    Instant confirmed = item.confirmedAt();
                    return new ReviewItemNode(
                            review.id() + " " + relation,
                            review.id(),
                            relation,
                            item.position(),
                            confirmed == null ? null : (Long) confirmed.toEpochMilli(),
                            Json.MAPPER.writeValueAsString(item.document()));
                })
                .toList();
    }

    private static ReviewItem item(ReviewItemNode node) {
        return ReviewItem.read(Json.map(node.document()), "item");
    }
}
