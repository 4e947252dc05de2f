package blastradius.graphql;

import blastradius.model.BlastRadiusException.UnknownId;
import blastradius.model.Clause;
import blastradius.model.RelationClass;
import blastradius.model.RelationKind;
import blastradius.model.TermsText;
import blastradius.snapshot.RelationAt;
import blastradius.snapshot.RelationRows;
import blastradius.snapshot.Snapshot;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.OptionalInt;
import java.util.zip.CRC32;

/** A relation of the estate by everything that makes it one, whoever states it. Its ends are entity ids. */
record RelationKey(String from, String to, RelationClass relationClass) {

    private static final String SEPARATOR = "\u001f";
    private static final int PARTS = 5;

    /** Stable over imports; says which relation it is, and only by a checksum under which terms. */
    String id() {
        CRC32 terms = new CRC32();
        terms.update(TermsText.of(relationClass.terms()).getBytes(StandardCharsets.UTF_8));
        String checksum = Long.toString(terms.getValue(), Character.MAX_RADIX);
        String text =
                String.join(SEPARATOR, relationClass.kind().name(), from, to, relationClass.sourceKind(), checksum);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * The relation with an id, found in the row of its holder.
     *
     * @throws UnknownId if the snapshot has no such relation
     */
    static RelationAt find(Snapshot snapshot, String id) {
        String[] parts = parts(id);
        int holder = isBackwards(parts[0]) ? 2 : 1;
        OptionalInt vertex = parts.length == PARTS ? snapshot.vertexOf(parts[holder]) : OptionalInt.empty();
        return vertex.stream()
                .boxed()
                .flatMap(row -> new RelationRows(snapshot).in(row).stream())
                .filter(relation -> of(snapshot, relation).id().equals(id))
                .findFirst()
                .orElseThrow(() -> new UnknownId("relation", id));
    }

    private static RelationKey of(Snapshot snapshot, RelationAt relation) {
        return new RelationKey(snapshot.id(relation.from()), snapshot.id(relation.to()), relation.relationClass());
    }

    private static String[] parts(String id) {
        try {
            return new String(Base64.getUrlDecoder().decode(id), StandardCharsets.UTF_8).split(SEPARATOR, -1);
        } catch (IllegalArgumentException e) {
            throw new UnknownId("relation", id);
        }
    }

    private static boolean isBackwards(String kind) {
        return Arrays.stream(RelationKind.values())
                .filter(known -> known.name().equals(kind))
                .flatMap(known -> known.clauses().stream())
                .anyMatch(Clause::backwards);
    }
}
