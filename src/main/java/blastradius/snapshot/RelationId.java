package blastradius.snapshot;

import blastradius.model.RelationClass;
import blastradius.model.TermsText;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.zip.CRC32;

/**
 * The id of a relation, stable over imports: which relation it is, and only by a checksum under which terms. Opaque to callers.
 *
 * @param checksum of the terms
 */
public record RelationId(String kind, String from, String to, String sourceKind, String checksum) {

    private static final String SEPARATOR = "\u001f";
    private static final int PARTS = 5;

    /** The id of a relation between entities of these ids. */
    public static RelationId of(String from, String to, RelationClass relation) {
        CRC32 terms = new CRC32();
        terms.update(TermsText.of(relation.terms()).getBytes(StandardCharsets.UTF_8));
        String checksum = Long.toString(terms.getValue(), Character.MAX_RADIX);
        return new RelationId(relation.kind().name(), from, to, relation.sourceKind(), checksum);
    }

    /** Reads what {@link #text} wrote; empty for any other text. */
    public static Optional<RelationId> parse(String text) {
        try {
            String[] parts =
                    new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8).split(SEPARATOR, -1);
            return parts.length == PARTS
                    ? Optional.of(new RelationId(parts[0], parts[1], parts[2], parts[3], parts[4]))
                    : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** One word of letters, digits, hyphens and underscores. */
    public String text() {
        String joined = String.join(SEPARATOR, kind, from, to, sourceKind, checksum);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(joined.getBytes(StandardCharsets.UTF_8));
    }

    /** What all have in common that are the same relation under whatever terms. */
    public RelationId underAnyTerms() {
        return new RelationId(kind, from, to, sourceKind, "");
    }

    /** The same relation under whatever terms. */
    public boolean namesTheSameAs(RelationId other) {
        return kind.equals(other.kind)
                && from.equals(other.from)
                && to.equals(other.to)
                && sourceKind.equals(other.sourceKind);
    }
}
