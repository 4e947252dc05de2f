package blastradius.ingest.sharphound;

import blastradius.ingest.domain.Directory;
import blastradius.ingest.domain.Sid;
import blastradius.ingest.domain.Trust;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A domain's trusts as its record lists them: in words or in numbers. */
final class Trusts {

    private static final int INBOUND = 1;
    private static final int OUTBOUND = 2;
    private static final int WITHIN_FOREST = 0x20;
    private static final Set<String> WITHIN_FOREST_WORDS = Set.of("parentchild", "treeroot", "crosslink", "0", "1");

    private Trusts() {}

    static List<Trust> of(AdRecord domain, Directory directory) {
        List<Trust> trusts = new ArrayList<>();
        for (AdRecord record : domain.parts("trusts")) {
            Trust trust = trust(record, directory);
            if (trust == null) {
                directory.ledger().rejected(domain.place(), "a trust names no domain by its SID");
            } else {
                directory.named(trust.targetName(), trust.target());
                trusts.add(trust);
            }
        }
        return trusts;
    }

    private static @Nullable Trust trust(AdRecord record, Directory directory) {
        String name = record.text("targetdomainname", "targetname");
        String stated = Sid.domain(record.text("targetdomainsid"));
        String target = stated == null ? directory.sidOf(name) : stated;
        if (target == null) {
            return null;
        }
        int direction = direction(record.text("trustdirection"));
        int attributes = attributes(record.text("trustattributes"));
        String type = String.valueOf(record.text("trusttype")).toLowerCase(Locale.ROOT);
        return new Trust(
                target,
                name,
                (direction & OUTBOUND) != 0,
                (direction & INBOUND) != 0,
                WITHIN_FOREST_WORDS.contains(type) || (attributes & WITHIN_FOREST) != 0,
                record.isTrue("sidfilteringenabled"),
                record.isTrue("tgtdelegationenabled"),
                attributes);
    }

    private static int direction(@Nullable String word) {
        return switch (String.valueOf(word).toLowerCase(Locale.ROOT)) {
            case "inbound", "1" -> INBOUND;
            case "outbound", "2" -> OUTBOUND;
            case "bidirectional", "3" -> INBOUND | OUTBOUND;
            default -> 0;
        };
    }

    private static int attributes(@Nullable String text) {
        try {
            return text == null
                    ? 0
                    : Long.decode(text.replaceFirst("\\.0*$", "")).intValue();
        } catch (NumberFormatException words) {
            return 0;
        }
    }
}
