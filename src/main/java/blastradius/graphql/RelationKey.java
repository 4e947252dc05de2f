package blastradius.graphql;

import blastradius.model.RelationClass;
import blastradius.model.TermsText;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.zip.CRC32;

/** A relation of the estate by everything that makes it one, whoever states it. Its ends are entity ids. */
record RelationKey(String from, String to, RelationClass relationClass) {

    private static final char SEPARATOR = 0x1f;

    /** Stable over imports; says which relation it is, and only by a checksum under which terms. */
    String id() {
        CRC32 terms = new CRC32();
        terms.update(TermsText.of(relationClass.terms()).getBytes(StandardCharsets.UTF_8));
        String text = relationClass.kind().name()
                + SEPARATOR
                + from
                + SEPARATOR
                + to
                + SEPARATOR
                + relationClass.sourceKind()
                + SEPARATOR
                + Long.toString(terms.getValue(), Character.MAX_RADIX);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
