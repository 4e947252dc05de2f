package blastradius.ingest.saved;

import blastradius.ingest.file.Content;
import blastradius.ingest.file.Meter;
import blastradius.ingest.file.Place;
import blastradius.ingest.own.ExportedLines;
import blastradius.ingest.own.OwnTables;
import blastradius.model.AcceptedRisk;
import blastradius.model.AccessReview;
import blastradius.model.BlastRadiusException;
import blastradius.model.BlastRadiusException.BadRequest;
import blastradius.model.BlastRadiusException.LimitExceeded;
import blastradius.model.BlastRadiusException.StoreUnavailable;
import blastradius.model.NamedLists;
import blastradius.model.PlainText;
import blastradius.model.ReviewItem;
import blastradius.model.SavedLine;
import blastradius.model.SavedLine.Sort;
import blastradius.model.SavedList;
import blastradius.model.SavedListDocument;
import blastradius.model.Scenario;
import blastradius.model.ScenarioDocument;
import blastradius.store.document.Exceptions;
import blastradius.store.document.Lists;
import blastradius.store.document.Scenarios;
import blastradius.store.review.Reviews;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Takes over what people kept in another store. A thing of which nothing here has the id comes as it stood there, its version and its decisions too; what is
 * here already stays as it is, and where it says something else that is told. So the same file twice changes nothing, and nobody's newer word is lost. Memory
 * holds one review with its items at a time. Thread-safe.
 */
public final class SavedIntake {

    private final Lists lists;
    private final Scenarios scenarios;
    private final Exceptions exceptions;
    private final Reviews reviews;
    private final Duration longest;
    private final Clock clock;

    /** {@code longest}: how far ahead an exception may end. */
    public SavedIntake(
            Lists lists, Scenarios scenarios, Exceptions exceptions, Reviews reviews, Duration longest, Clock clock) {
        this.lists = lists;
        this.scenarios = scenarios;
        this.exceptions = exceptions;
        this.reviews = reviews;
        this.longest = longest;
        this.clock = clock;
    }

    /**
     * Takes over what files hold, or only says what would become of it. What makes no sense is refused one by one, with its place. A store that goes away
     * ends it, which is told: the same import again goes on.
     *
     * @param files JSON lines, which may hold rows of tables as well
     */
    public TakenOver bring(List<Content> files, boolean isTrial, Meter meter) {
        Run run = new Run(isTrial);
        for (Content file : files) {
            meter.begin("saved things of " + file.name());
            OwnTables.lines(file, meter, (place, record) -> {
                meter.record();
                if (ExportedLines.isSaved(record)) {
                    run.take(place, record);
                }
            });
            run.endReview();
        }
        return run.taken;
    }

    /** What is here under an id. */
    private record Here(int version, Object content) {}

    /** A review whose items are being read. */
    private record Reviewed(Place place, AccessReview review, Map<String, ReviewItem> items) {

        void add(ReviewItem item) {
            if (items.size() == AccessReview.MOST_ITEMS) {
                throw new LimitExceeded("a review asks about " + AccessReview.MOST_ITEMS + " accesses at most");
            }
            if (items.putIfAbsent(item.relation(), item) != null) {
                throw new BadRequest("the review asks about this access already");
            }
        }
    }

    /** One passage over files. */
    private final class Run {

        private static final String UNREADABLE = "unreadable lines";

        private final boolean isTrial;
        private final TakenOver taken = new TakenOver();
        private final Map<Sort, Map<String, Here>> tried =
                new EnumMap<>(Sort.class); // what a trial would have taken over
        private final Map<String, SavedList> triedLists = new HashMap<>();
        private @Nullable Reviewed reviewed;
        private boolean isAway;

        Run(boolean isTrial) {
            this.isTrial = isTrial;
        }

        void take(Place place, Map<String, Object> record) {
            SavedLine[] line = new SavedLine[1];
            if (guarded(place, UNREADABLE, () -> line[0] = SavedLine.read(record))) {
                if (line[0].saved() != Sort.REVIEW_ITEM) {
                    endReview();
                }
                guarded(place, line[0].saved().words(), () -> take(place, line[0]));
            }
        }

        /* Whether it went well; what did not is told with its place. */
        private boolean guarded(Place place, String sort, Runnable work) {
            if (isAway) {
                return false;
            }
            try {
                work.run();
                return true;
            } catch (StoreUnavailable away) {
                isAway = true;
                taken.tell("from " + place
                        + " on nothing was taken over, since the store went away; import the same again: "
                        + away.getMessage());
            } catch (BlastRadiusException senseless) {
                taken.refused(sort, 1);
                taken.tell(place + ": " + senseless.getMessage());
            }
            return false;
        }

        private void take(Place place, SavedLine line) {
            switch (line.saved()) {
                case LIST -> take(line, line.list());
                case SCENARIO -> take(line, line.scenario());
                case EXCEPTION -> take(line, line.exception());
                case REVIEW -> reviewed = new Reviewed(place, line.review(), new LinkedHashMap<>());
                case REVIEW_ITEM -> {
                    if (reviewed == null || !reviewed.review().id().equals(line.id())) {
                        throw new BadRequest(
                                "stands behind no review with the id \"" + PlainText.shown(line.id()) + "\"");
                    }
                    reviewed.add(line.item());
                }
            }
        }

        private void take(SavedLine line, SavedList list) {
            Optional<Here> here =
                    lists.find(list.id()).map(kept -> new Here(kept.version(), SavedListDocument.of(kept)));
            settle(line, SavedListDocument.of(list), here, coming -> {
                if (isTrial) {
                    NamedLists.check(list, this::lists);
                    lists.checkRoom(coming);
                    triedLists.put(list.id(), list);
                } else {
                    lists.takeOver(list);
                }
            });
        }

        /* Those that are here, and those that would be. */
        private List<SavedList> lists(Collection<String> ids) {
            List<SavedList> found = new ArrayList<>(lists.find(ids));
            ids.stream().filter(triedLists::containsKey).map(triedLists::get).forEach(found::add);
            return found;
        }

        private void take(SavedLine line, Scenario scenario) {
            Optional<Here> here =
                    scenarios.find(scenario.id()).map(kept -> new Here(kept.version(), ScenarioDocument.of(kept)));
            settle(line, ScenarioDocument.of(scenario), here, coming -> {
                if (isTrial) {
                    scenarios.checkRoom(coming);
                } else {
                    scenarios.takeOver(scenario);
                }
            });
        }

        private void take(SavedLine line, AcceptedRisk risk) {
            if (risk.until().isAfter(clock.instant().plus(longest))) {
                throw new BadRequest("until is " + risk.until() + "; an exception lasts at most " + longest.toDays()
                        + " days, to be accepted again then");
            }
            Optional<Here> here = exceptions.find(risk.id()).map(kept -> new Here(kept.version(), kept.document()));
            settle(line, risk.document(), here, coming -> {
                if (isTrial) {
                    exceptions.checkRoom(coming);
                } else {
                    exceptions.takeOver(risk);
                }
            });
        }

        private Map<String, Here> tried(Sort sort) {
            return tried.computeIfAbsent(sort, first -> new HashMap<>());
        }

        /* takingOver is told how many of the sort a trial would have taken over before it. */
        private void settle(SavedLine line, Object content, Optional<Here> kept, IntConsumer takingOver) {
            String sort = line.saved().words();
            Map<String, Here> before = tried(line.saved());
            Optional<Here> here = kept.or(() -> Optional.ofNullable(before.get(line.id())));
            if (here.isEmpty()) {
                takingOver.accept(before.size());
                if (isTrial) {
                    before.put(line.id(), new Here(line.version(), content));
                }
                taken.added(sort, 1);
            } else if (here.get().content().equals(content)) {
                taken.unchanged(sort, 1);
            } else {
                taken.different(sort, 1);
                tellOther(sort, line.id(), here.get().version(), line.version());
            }
        }

        private void tellOther(String sort, String id, int here, int there) {
            taken.tell("of the " + sort + ", \"" + PlainText.shown(id) + "\" stays as it is here, in its version "
                    + here + ", which says something else than version " + there + " of the file");
        }

        /** To be called when no more of its items follow. */
        void endReview() {
            Reviewed read = reviewed;
            reviewed = null;
            if (read != null && !guarded(read.place(), Sort.REVIEW.words(), () -> settle(read)) && !isAway) {
                taken.refused(Sort.REVIEW_ITEM.words(), read.items().size());
            }
        }

        private void settle(Reviewed read) {
            AccessReview review = read.review();
            AccessReview here = reviews.find(review.id()).orElse(null);
            long items = read.items().size();
            if (here == null) {
                if (isTrial) {
                    reviews.checkRoom(tried(Sort.REVIEW).size());
                    tried(Sort.REVIEW).put(review.id(), new Here(review.version(), review));
                } else {
                    reviews.takeOver(review, List.copyOf(read.items().values()));
                }
                taken.added(Sort.REVIEW.words(), 1);
                taken.added(Sort.REVIEW_ITEM.words(), items);
            } else if (here.saved(review.version()).equals(review)
                    && items(here).equals(read.items())) {
                taken.unchanged(Sort.REVIEW.words(), 1);
                taken.unchanged(Sort.REVIEW_ITEM.words(), items);
            } else {
                taken.different(Sort.REVIEW.words(), 1);
                taken.different(Sort.REVIEW_ITEM.words(), items);
                tellOther(Sort.REVIEW.words(), review.id(), here.version(), review.version());
            }
        }

        private Map<String, ReviewItem> items(AccessReview here) {
            Map<String, ReviewItem> items = new HashMap<>();
            reviews.items(here.id()).forEach(item -> items.put(item.relation(), item));
            return items;
        }
    }
}
