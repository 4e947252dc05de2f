package blastradius.model;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One thing that people keep beside the estate, as a line of an export states it: with its version, so that what is taken over from there goes on
 * where it stood.
 *
 * @param saved what it is
 * @param id its own; of what a review asks, the review's
 * @param version raised by each change, from 1; 0 where it has none of its own
 * @param at when it was saved last; null: it does not say
 * @param base the version of the estate that it was written against; null: it does not say
 * @param document everything else, as the store keeps it
 */
public record SavedLine(
        Sort saved,
        String id,
        int version,
        @Nullable Instant at,
        @Nullable Long base,
        Map<String, Object> document) {

    private static final int MOST_ID = 200;

    /** What people keep; what names others comes behind them. */
    public enum Sort {
        LIST("lists"),
        SCENARIO("scenarios"),
        EXCEPTION("exceptions"),
        REVIEW("reviews"),
        /** What a review asks of one access; it stands behind its review. */
        REVIEW_ITEM("items of reviews");

        private final String words;

        Sort(String words) {
            this.words = words;
        }

        /** What several are called. */
        public String words() {
            return words;
        }
    }

    public static SavedLine of(SavedList list) {
        return new SavedLine(Sort.LIST, list.id(), list.version(), list.updatedAt(), null, SavedListDocument.of(list));
    }

    public static SavedLine of(Scenario scenario) {
        return new SavedLine(
                Sort.SCENARIO,
                scenario.id(),
                scenario.version(),
                scenario.updatedAt(),
                scenario.base(),
                ScenarioDocument.of(scenario));
    }

    public static SavedLine of(AcceptedRisk risk) {
        return new SavedLine(Sort.EXCEPTION, risk.id(), risk.version(), null, null, risk.document());
    }

    public static SavedLine of(AccessReview review) {
        return new SavedLine(Sort.REVIEW, review.id(), review.version(), null, null, review.document());
    }

    /** What a review asks of one access. */
    public static SavedLine of(AccessReview review, ReviewItem item) {
        return new SavedLine(Sort.REVIEW_ITEM, review.id(), 0, null, null, item.document());
    }

    /** As names and values. */
    public Map<String, Object> values() {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("saved", saved.name());
        values.put("id", id);
        if (version > 0) {
            values.put("version", version);
        }
        if (at != null) {
            values.put("at", at.toString());
        }
        if (base != null) {
            values.put("base", base);
        }
        values.put("document", document);
        return values;
    }

    /**
     * What {@link #values} wrote, or what somebody wrote like it.
     *
     * @throws BlastRadiusException.BadRequest naming the place of what makes no sense
     */
    public static SavedLine read(Map<String, ?> values) {
        PlainText.broken("", values).ifPresent(broken -> {
            throw new BlastRadiusException.BadRequest(broken);
        });
        Document line = Document.of(values, "").only("saved", "id", "version", "at", "base", "document");
        Sort sort = line.needed("saved", Sort.class);
        Long version = line.wholeNumber("version");
        if (sort != Sort.REVIEW_ITEM && (version == null || version < 1 || version > Integer.MAX_VALUE)) {
            throw new BlastRadiusException.BadRequest("version is " + version + "; it counts from 1");
        }
        return new SavedLine(
                sort,
                Legible.name("id", line.text("id"), MOST_ID),
                sort == Sort.REVIEW_ITEM ? 0 : Math.toIntExact(Objects.requireNonNull(version)),
                line.instant("at"),
                line.version("base"),
                line.document("document").named());
    }

    public SavedList list() {
        return SavedListDocument.stated(document, id).saved(version, instant());
    }

    public Scenario scenario() {
        return ScenarioDocument.stated(document, id).saved(version, base == null ? 0 : base, instant());
    }

    public AcceptedRisk exception() {
        return AcceptedRisk.read(document, id, version);
    }

    public AccessReview review() {
        return AccessReview.read(document, id, version);
    }

    public ReviewItem item() {
        return ReviewItem.read(document, "document");
    }

    private Instant instant() {
        return at == null ? Instant.EPOCH : at;
    }
}
