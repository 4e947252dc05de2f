package blastradius.model;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A recertification: somebody is asked, until a day, of a choice of access whether it is still wanted. Its {@link ReviewItem}s are fixed when it begins; it names
 * access by ids, so it survives imports.
 *
 * @param id unique among reviews
 * @param version raised by each change, each decision among them, from 1
 * @param description null: nobody said
 * @param reviewer who is asked
 * @param due the first instant at which it is late
 * @param where which access it asks about
 * @param list id of the list that its holder, or what it opens, is on; null: whoever
 * @param createdAt when it began
 * @param base the estate's version that its first items were chosen in
 * @param closing null: it is open
 */
public record AccessReview(
        String id,
        int version,
        String name,
        @Nullable String description,
        String reviewer,
        Instant due,
        RelationFilter where,
        @Nullable String list,
        Instant createdAt,
        long base,
        @Nullable Closing closing) {

    /** The most items of one review. */
    public static final int MOST_ITEMS = 50_000;

    /** The most characters of a name or an id. */
    static final int MAX_NAME = 200;

    public AccessReview {
        Legible.name("input.name", name, MAX_NAME);
        Legible.name("input.reviewer", reviewer, MAX_NAME);
        if (description != null) {
            ReviewDecision.reason("input.description", description);
        }
    }

    /**
     * The end of a review; what was decided is fixed from then on.
     *
     * @param note what is to be said of it; null: nothing
     * @param version of the estate that it was closed on
     */
    public record Closing(Instant at, String by, @Nullable String note, long version) {
        public Closing {
            Legible.name("input.by", by, MAX_NAME);
            if (note != null) {
                ReviewDecision.reason("input.note", note);
            }
        }

        private static Closing read(Document closing) {
            Long version = closing.wholeNumber("version");
            return new Closing(
                    closing.neededInstant("at"),
                    closing.text("by"),
                    closing.textOrNull("note"),
                    version == null ? 0 : version);
        }
    }

    public boolean isOpen() {
        return closing == null;
    }

    /** The same as another version. */
    public AccessReview saved(int asVersion) {
        return new AccessReview(id, asVersion, name, description, reviewer, due, where, list, createdAt, base, closing);
    }

    public AccessReview closed(Closing how) {
        return new AccessReview(id, version, name, description, reviewer, due, where, list, createdAt, base, how);
    }

    /** Differs wherever reviews do, as each change raises the version. */
    public String stamp() {
        return id + "@" + version;
    }

    /** All but id and version, by name; what nobody said is left out. */
    public Map<String, Object> document() {
        Map<String, Object> document = new LinkedHashMap<>(Document.values(this));
        document.remove("id");
        document.remove("version");
        document.put("where", RelationFilterDocument.of(where));
        return document;
    }

    /**
     * What {@link #document} wrote.
     *
     * @throws BlastRadiusException.BadRequest naming the place of what makes no sense
     */
    public static AccessReview read(Map<String, ?> values, String id, int version) {
        Document review = Document.of(values, "").only(Document.names(AccessReview.class));
        Long base = review.wholeNumber("base");
        return new AccessReview(
                id,
                version,
                review.text("name"),
                review.textOrNull("description"),
                review.text("reviewer"),
                review.neededInstant("due"),
                RelationFilterDocument.read(review.document("where")),
                review.textOrNull("list"),
                review.neededInstant("createdAt"),
                base == null ? 0 : base,
                review.has("closing") ? Closing.read(review.document("closing")) : null);
    }
}
