package blastradius.ingest.saved;

import blastradius.export.EstateExport;
import blastradius.export.SavedThings;
import blastradius.ingest.ImportRequest;
import blastradius.ingest.ImportedStore;
import blastradius.model.AcceptedRisk;
import blastradius.model.AccessLevel;
import blastradius.model.AccessReview;
import blastradius.model.ImportReport;
import blastradius.model.RelationFilter;
import blastradius.model.ReviewDecision;
import blastradius.model.ReviewFacts;
import blastradius.model.ReviewItem;
import blastradius.model.ReviewItemState;
import blastradius.model.ReviewVerdict;
import blastradius.model.ReviewedAccess;
import blastradius.model.SavedList;
import blastradius.model.SavedListDocument;
import blastradius.model.ScenarioDocument;
import blastradius.store.TestDocuments;
import blastradius.store.document.Exceptions;
import blastradius.store.document.Lists;
import blastradius.store.document.Scenarios;
import blastradius.store.reading.StoredEstate;
import blastradius.store.review.Reviews;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An empty store with what people keep in it. */
final class KeptStore {

    static final int MOST_LISTS = 4;
    private static final Instant NOON = Instant.parse("2026-10-01T12:00:00Z");

    private final ImportedStore store;
    final Lists lists;
    final Scenarios scenarios;
    final Exceptions exceptions;
    final Reviews reviews;

    KeptStore(Path folder) {
        store = new ImportedStore(folder);
        lists = TestDocuments.lists(store.database, MOST_LISTS);
        scenarios = TestDocuments.scenarios(store.database);
        exceptions = TestDocuments.exceptions(store.database);
        reviews = TestDocuments.reviews(store.database);
    }

    /** Keeps some of each sort: three lists, of which one names another; a scenario; two exceptions; a review of two accesses. */
    void fill() {
        Map<String, ?> people = Map.of("name", "People", "where", Map.of("kinds", List.of("HUMAN")));
        lists.create(SavedListDocument.stated(people, "z-people"));
        Map<String, ?> both = Map.of("name", "Both", "where", Map.of("lists", List.of("z-people"), "enabled", true));
        lists.create(SavedListDocument.stated(both, "a-both"));
        SavedList named = SavedListDocument.stated(Map.of("name", "Named", "entities", List.of("ann")), "named");
        lists.update(lists.create(named).naming(List.of("ann", "gone")));
        Map<String, ?> changes = Map.of(
                "name", "Less", "changes", List.of(Map.of("disable", Map.of("ids", List.of("ann")), "reason", "left")));
        scenarios.create(ScenarioDocument.stated(changes, "less").saved(1, 1, NOON));
        AcceptedRisk open = new AcceptedRisk(
                "open",
                1,
                null,
                "ann",
                "Ines",
                "it is for emergencies",
                "T-1",
                NOON,
                NOON.plusSeconds(86_400),
                null,
                null);
        exceptions.update(exceptions.create(open).reviewedAt(NOON));
        AcceptedRisk over =
                new AcceptedRisk("over", 1, "f1", null, "Ines", "for now", null, NOON, NOON.plusSeconds(9), null, null);
        exceptions.create(over.endedAt(NOON.plusSeconds(5), "mended"));
        AccessReview review = reviews.create(review(), List.of(item("b", 0), item("a", 1)));
        ReviewItem decided = item("a", 1)
                .decided(decision(ReviewVerdict.NARROW, 1), facts(3))
                .decided(decision(ReviewVerdict.REOPEN, 2), facts(4))
                .decided(decision(ReviewVerdict.KEEP, 3), facts(5));
        AccessReview later = reviews.update(review, List.of(decided));
        reviews.update(later.closed(new AccessReview.Closing(NOON.plusSeconds(9), "Ines", "done", 1)));
    }

    private static AccessReview review() {
        return new AccessReview(
                "q4", 1, "Q4", null, "Ines", NOON.plusSeconds(60), RelationFilter.EVERYTHING, "named", NOON, 1, null);
    }

    static ReviewFacts facts(int open) {
        return new ReviewFacts(
                ReviewItemState.STANDS,
                "Ann holds Admin",
                new ReviewFacts.Named("ann", "Ann"),
                new ReviewFacts.Named("grant", "Admin"),
                ReviewedAccess.DELEGATED,
                AccessLevel.CONTROL,
                open,
                List.of(new ReviewFacts.Opened("acme", "Acme", AccessLevel.CONTROL)),
                "abc",
                12.0,
                null,
                List.of("Olga"),
                NOON);
    }

    static ReviewItem item(String relation, int position) {
        return new ReviewItem(relation, position, NOON, facts(1), List.of());
    }

    static ReviewDecision decision(ReviewVerdict verdict, int second) {
        AccessLevel level = verdict == ReviewVerdict.NARROW ? AccessLevel.READ : null;
        return new ReviewDecision(verdict, level, List.of(), "because", "Ines", NOON.plusSeconds(second), 1);
    }

    /** All that people keep in it. */
    List<Object> kept() {
        List<Object> kept = new ArrayList<>();
        kept.addAll(lists.list());
        kept.addAll(scenarios.list());
        kept.addAll(exceptions.list());
        reviews.list().forEach(review -> {
            kept.add(review);
            kept.addAll(reviews.items(review.id()));
        });
        return kept;
    }

    ImportReport run(ImportRequest request) {
        Duration longest = Duration.ofDays(365);
        Clock clock = Clock.fixed(NOON, ZoneOffset.UTC);
        return store.run(request, new SavedIntake(lists, scenarios, exceptions, reviews, longest, clock));
    }

    /** Writes the estate with all that is kept: tables, or lines, by the name's ending. */
    Path export(Path file) throws IOException {
        SavedThings saved = new SavedThings(lists, scenarios, exceptions, reviews);
        EstateExport export =
                new EstateExport(new StoredEstate(store.database), version -> Optional.empty(), saved::forEach);
        try (OutputStream out = Files.newOutputStream(file)) {
            if (file.toString().endsWith(".zip")) {
                export.tables(out);
            } else {
                export.jsonLines(out);
            }
        }
        return file;
    }
}
