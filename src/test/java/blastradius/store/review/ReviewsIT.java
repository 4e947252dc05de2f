package blastradius.store.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import blastradius.model.AccessLevel;
import blastradius.model.AccessReview;
import blastradius.model.BlastRadiusException.Conflict;
import blastradius.model.BlastRadiusException.UnknownId;
import blastradius.model.Entity;
import blastradius.model.EntityKind;
import blastradius.model.RelationFilterDocument;
import blastradius.model.ReviewDecision;
import blastradius.model.ReviewFacts;
import blastradius.model.ReviewItem;
import blastradius.model.ReviewItemState;
import blastradius.model.ReviewShelf.Found;
import blastradius.model.ReviewVerdict;
import blastradius.model.ReviewedAccess;
import blastradius.store.TestDatabase;
import blastradius.store.TestDocuments;
import blastradius.store.database.Database;
import blastradius.store.importing.Import;
import blastradius.store.importing.Imports;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reviews in Neo4j. */
class ReviewsIT {

    private static final Instant NOON = Instant.parse("2026-10-01T12:00:00Z");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path spool;

    @SuppressWarnings("NullAway.Init")
    private Database database;

    @SuppressWarnings("NullAway.Init")
    private Reviews reviews;

    @BeforeEach
    void wipe() {
        database = TestDatabase.embedded();
        reviews = TestDocuments.reviews(database);
    }

    private static AccessReview review(String id) {
        return new AccessReview(
                id,
                1,
                "Q4",
                "Who still needs what",
                "Ines Marlow",
                NOON.plusSeconds(600),
                RelationFilterDocument.read(Map.of(
                        "kinds",
                        List.of("HOLDS_GRANT"),
                        "crossOrganization",
                        true,
                        "held",
                        Map.of("lists", List.of("north")),
                        "endsBefore",
                        "2027-01-01T00:00:00Z")),
                "north",
                NOON,
                7,
                null);
    }

    private static ReviewItem item(String relation, int position) {
        ReviewFacts facts = new ReviewFacts(
                ReviewItemState.STANDS,
                "Mara holds the grant Admin",
                new ReviewFacts.Named("mara", "Mara"),
                new ReviewFacts.Named("grant", "Admin"),
                ReviewedAccess.DELEGATED,
                AccessLevel.CONTROL,
                1,
                List.of(new ReviewFacts.Opened("acme", "Acme", AccessLevel.CONTROL)),
                "abc",
                12.5,
                3,
                List.of("Olga"),
                NOON);
        return new ReviewItem(relation, position, NOON, facts, List.of());
    }

    private static ReviewDecision decision(ReviewVerdict verdict, int second) {
        AccessLevel level = verdict == ReviewVerdict.NARROW ? AccessLevel.READ : null;
        return new ReviewDecision(verdict, level, List.of(), "because", "Ines", NOON.plusSeconds(second), 7);
    }

    private static ReviewItem decided(ReviewItem item, ReviewVerdict verdict, int second) {
        return item.decided(decision(verdict, second), item.facts());
    }

    @Test
    void keepWhatWasSaved() {
        List<ReviewItem> items = List.of(item("b", 0), item("a", 1), item("x".repeat(20_000), 2));
        assertThat(reviews.create(review("one"), items)).isEqualTo(review("one"));
        assertThat(reviews.find("one")).contains(review("one"));
        assertThat(reviews.list()).containsExactly(review("one"));
        assertThat(reviews.items("one")).isEqualTo(items);
        assertThat(reviews.items("one", List.of("a", "unknown"))).containsExactly(items.get(1));
        assertThatThrownBy(() -> reviews.create(review("one"), items)).isInstanceOf(Conflict.class);
    }

    @Test
    void changeAllOrNothingAndOfTwoAtOnceOne() {
        List<ReviewItem> items = List.of(item("a", 0), item("b", 1));
        reviews.create(review("one"), items);
        ReviewItem kept = decided(items.get(0), ReviewVerdict.KEEP, 1);
        ReviewItem later = item("c", 2);
        AccessReview second = reviews.update(review("one"), List.of(kept, later));
        assertThat(second.version()).isEqualTo(2);
        assertThat(reviews.items("one")).containsExactly(kept, items.get(1), later);
        ReviewItem revoked = decided(items.get(1), ReviewVerdict.REVOKE, 2);
        assertThatThrownBy(() -> reviews.update(review("one"), List.of(revoked)))
                .isInstanceOf(Conflict.class);
        assertThat(reviews.items("one")).containsExactly(kept, items.get(1), later);
        assertThatThrownBy(() -> reviews.update(review("gone"), List.of(revoked)))
                .isInstanceOf(UnknownId.class);
        assertThat(reviews.items("gone")).isEmpty();
    }

    @Test
    void knowWhatWasDecidedOfARelationAnywhere() {
        ReviewItem kept = decided(item("a", 0), ReviewVerdict.KEEP, 1);
        reviews.create(review("one"), List.of(kept, decided(item("b", 1), ReviewVerdict.REVOKE, 1)));
        ReviewItem narrowed = decided(item("a", 0), ReviewVerdict.NARROW, 5);
        ReviewItem reopened = decided(decided(item("c", 1), ReviewVerdict.KEEP, 6), ReviewVerdict.REOPEN, 7);
        reviews.create(review("two"), List.of(narrowed, reopened));
        assertThat(reviews.of(List.of("a", "unknown")))
                .isEqualTo(Map.of("a", List.of(new Found("one", kept), new Found("two", narrowed))));
        assertThat(reviews.confirmed()).isEqualTo(Map.of("a", NOON.plusSeconds(5)));
    }

    @Test
    void goWithTheirItems() {
        reviews.create(review("one"), List.of(item("a", 0)));
        reviews.create(review("two"), List.of(item("a", 0)));
        assertThat(reviews.delete("one")).isTrue();
        assertThat(reviews.delete("one")).isFalse();
        assertThat(reviews.items("one")).isEmpty();
        assertThat(reviews.items("two")).hasSize(1);
    }

    @Test
    void manyItemsAreOneChange() {
        List<ReviewItem> items =
                IntStream.range(0, 20_000).mapToObj(i -> item("r" + i, i)).toList();
        reviews.create(review("one"), items);
        List<ReviewItem> kept =
                items.stream().map(item -> decided(item, ReviewVerdict.KEEP, 1)).toList();
        reviews.update(review("one"), kept);
        assertThat(reviews.items("one")).isEqualTo(kept);
    }

    @Test
    void surviveImports() {
        reviews.create(review("one"), List.of(item("a", 0)));
        try (Import run = new Imports(database, spool, List.of()).begin("test", Import.Mode.REPLACE)) {
            run.entity(Entity.of("mara", EntityKind.HUMAN));
            run.commit();
        }
        try (Import run = new Imports(database, spool, List.of()).begin("test", Import.Mode.REPLACE)) {
            run.commit();
        }
        assertThat(reviews.list()).containsExactly(review("one"));
        assertThat(reviews.items("one")).containsExactly(item("a", 0));
    }
}
