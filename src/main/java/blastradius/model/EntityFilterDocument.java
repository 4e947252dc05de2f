package blastradius.model;

import blastradius.model.EntityFilter.FindingTest;
import blastradius.model.EntityFilter.MeasureTest;
import blastradius.model.EntityFilter.PropertyTest;
import blastradius.model.EntityFilter.Related;
import blastradius.model.EntityFilter.ShareTest;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A filter of entities as names and values, the same in questions, in rules and in what is saved. */
public final class EntityFilterDocument {

    private static final String[] NAMES = Document.names(EntityFilter.class);

    private EntityFilterDocument() {}

    /**
     * Reads it; null: nothing is asked.
     *
     * @throws BlastRadiusException.BadRequest naming the place of what makes no sense
     */
    public static EntityFilter read(@Nullable Map<String, ?> values) {
        return read(Document.of(values == null ? Map.of() : values, "where"));
    }

    /** What it states, to be read again. */
    public static Map<String, Object> of(EntityFilter filter) {
        return Document.values(filter);
    }

    /** The filter under a name; null: there is none. */
    static @Nullable EntityFilter orNull(Document in, String name) {
        return in.has(name) ? read(in.document(name)) : null;
    }

    private static EntityFilter read(Document where) {
        where.only(NAMES);
        return new EntityFilter(
                list(where.textsOrNull("ids")),
                where.textOrNull("search"),
                list(where.wordsOrNull("kinds", EntityKind.class)),
                list(where.textsOrNull("sourceKinds")),
                where.textOrNull("tenant"),
                list(where.wordsOrNull("tenantKinds", EntityKind.class)),
                list(where.textsOrNull("organizations")),
                list(where.textsOrNull("lists")),
                where.truthOrNull("enabled"),
                where.truthOrNull("breakGlass"),
                where.truthOrNull("guest"),
                list(where.wordsOrNull("environments", Environment.class)),
                where.wholeNumbers("tiers"),
                list(where.wordsOrNull("criticalities", Criticality.class)),
                list(where.wordsOrNull("sensitivities", Sensitivity.class)),
                where.truthOrNull("owned"),
                where.truthOrNull("ownerLeft"),
                where.instant("createdBefore"),
                where.instant("createdSince"),
                where.instant("lastUsedBefore"),
                where.instant("rotatedBefore"),
                where.instant("expiresBefore"),
                where.instant("expiresAfter"),
                where.truthOrNull("withoutExpiry"),
                where.version("sinceVersion"),
                propertyOrNull(where),
                measureOrNull(where),
                findingsOrNull(where),
                shareOrNull(where),
                relatedOrNull(where, "holds"),
                relatedOrNull(where, "heldBy"));
    }

    private static @Nullable MeasureTest measureOrNull(Document where) {
        if (!where.has("measure")) {
            return null;
        }
        Document measure = where.document("measure").only("by", "level", "atLeast");
        measure.text("by");
        measure.text("atLeast");
        AccessLevel level = measure.level("level");
        return new MeasureTest(
                Objects.requireNonNull(measure.word("by", Measure.class)),
                level == null ? AccessLevel.CONTROL : level,
                measure.number("atLeast", 0));
    }

    private static @Nullable FindingTest findingsOrNull(Document where) {
        if (!where.has("findings")) {
            return null;
        }
        Document findings = where.document("findings").only("rules", "atLeast");
        return new FindingTest(list(findings.textsOrNull("rules")), findings.textOrNull("atLeast"));
    }

    private static @Nullable ShareTest shareOrNull(Document where) {
        if (!where.has("nonHuman")) {
            return null;
        }
        Document share = where.document("nonHuman").only("share", "answer");
        share.text("share");
        return new ShareTest(
                Objects.requireNonNull(share.word("share", NonHumanShare.class)),
                Objects.requireNonNullElse(share.word("answer", ShareAnswer.class), ShareAnswer.YES));
    }

    private static @Nullable Related relatedOrNull(Document where, String name) {
        if (!where.has(name)) {
            return null;
        }
        Document related = where.document(name).only("kinds", "where", "open", "atLeast", "atMost");
        return new Related(
                list(related.wordsOrNull("kinds", RelationKind.class)),
                orNull(related, "where"),
                related.truthOrNull("open"),
                wholeNumber(related, "atLeast"),
                wholeNumber(related, "atMost"));
    }

    private static @Nullable Integer wholeNumber(Document in, String name) {
        Long number = in.wholeNumber(name);
        return number == null ? null : Math.toIntExact(Math.clamp(number, Integer.MIN_VALUE, Integer.MAX_VALUE));
    }

    /** What is asked of one property; null: nothing. */
    static @Nullable PropertyTest propertyOrNull(Document where) {
        if (!where.has("property")) {
            return null;
        }
        Document property = where.document("property").only("name", "equals", "in", "exists");
        return new PropertyTest(
                property.text("name"),
                property.textOrNull("equals"),
                list(property.textsOrNull("in")),
                property.truthOrNull("exists"));
    }

    private static <T> @Nullable List<T> list(@Nullable Set<T> values) {
        return values == null ? null : List.copyOf(values);
    }
}
