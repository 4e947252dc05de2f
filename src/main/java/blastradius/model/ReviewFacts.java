package blastradius.model;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * What is known of reviewed access at an instant, kept so that it can be read when the estate has it no more.
 *
 * @param state whether it was there
 * @param words who holds what, as a sentence without a full stop
 * @param level the highest level that it gives on what it opens
 * @param openCount how many entities it opens directly
 * @param opens the first of these by id
 * @param opensSum a checksum of all of these with their levels
 * @param score of the holder, compromised alone; null: nothing follows from that
 * @param tenantCount valued tenants in which the holder, compromised alone, controls something; null: nothing follows from that
 * @param owners names of those who answer for it
 * @param lastUsedAt null: no source says
 */
public record ReviewFacts(
        ReviewItemState state,
        String words,
        Named holder,
        Named held,
        ReviewedAccess access,
        AccessLevel level,
        int openCount,
        List<Opened> opens,
        String opensSum,
        @Nullable Double score,
        @Nullable Integer tenantCount,
        List<String> owners,
        @Nullable Instant lastUsedAt) {

    private static final int MOST_OPENED = 20;

    public ReviewFacts {
        opens = List.copyOf(opens);
        owners = List.copyOf(owners);
    }

    /** An entity as it was called. */
    public record Named(String id, String name) {
        private static Named read(Document named) {
            return new Named(named.text("id"), named.textOr("name", ""));
        }
    }

    /** What is opened, at which level. */
    public record Opened(String id, String name, AccessLevel level) {
        private static Opened read(Document opened) {
            return new Opened(opened.text("id"), opened.textOr("name", ""), opened.needed("level", AccessLevel.class));
        }
    }

    /** The same in another state. */
    public ReviewFacts in(ReviewItemState other) {
        return new ReviewFacts(
                other,
                words,
                holder,
                held,
                access,
                level,
                openCount,
                opens,
                opensSum,
                score,
                tenantCount,
                owners,
                lastUsedAt);
    }

    /** The first of what is opened, as it is kept. */
    public static List<Opened> first(Collection<Opened> sorted) {
        return sorted.stream().limit(MOST_OPENED).toList();
    }

    /** A checksum of what is opened, in the order given. */
    public static String sum(Collection<Opened> sorted) {
        CRC32 sum = new CRC32();
        sorted.forEach(
                each -> sum.update((each.id() + "\u001f" + each.level() + "\n").getBytes(StandardCharsets.UTF_8)));
        return Long.toHexString(sum.getValue());
    }

    static ReviewFacts read(Document facts) {
        facts.only(Document.names(ReviewFacts.class));
        Double score = facts.has("score") ? (Double) facts.number("score", 0) : null;
        Long count = facts.wholeNumber("tenantCount");
        Long opened = facts.wholeNumber("openCount");
        return new ReviewFacts(
                facts.needed("state", ReviewItemState.class),
                facts.text("words"),
                Named.read(facts.document("holder")),
                Named.read(facts.document("held")),
                facts.needed("access", ReviewedAccess.class),
                facts.needed("level", AccessLevel.class),
                opened == null ? 0 : opened.intValue(),
                facts.documents("opens").stream().map(Opened::read).toList(),
                facts.text("opensSum"),
                score,
                count == null ? null : (Integer) count.intValue(),
                List.copyOf(facts.texts("owners")),
                facts.instant("lastUsedAt"));
    }
}
