package blastradius.ingest.directory;

import blastradius.ingest.file.Place;
import blastradius.ingest.ledger.Claim;
import blastradius.ingest.ledger.Ledger;
import blastradius.model.AccessLevel;
import blastradius.model.RelationClass;
import blastradius.model.RelationKind;
import blastradius.model.Terms;
import java.util.Map;

/** The relations that a directory's facts come to, in few words. */
final class Claims {

    static final Terms CONTROL = Terms.level(AccessLevel.CONTROL);
    static final Terms USE = Terms.level(AccessLevel.USE);
    static final Terms READ = Terms.level(AccessLevel.READ);
    private static final Terms SEE = Terms.level(AccessLevel.SEE);

    private final Ledger ledger;

    Claims(Ledger ledger) {
        this.ledger = ledger;
    }

    /** What a relation says, without its ends. */
    record Said(RelationKind kind, String word, Terms terms, Map<String, Object> evidence) {

        static Said of(RelationKind kind, String word) {
            return new Said(kind, word, Terms.NONE, Map.of());
        }

        static Said can(String word, Terms terms) {
            return new Said(RelationKind.CAN, word, terms, Map.of());
        }

        static Said control(String word) {
            return can(word, CONTROL);
        }

        /** Kept, and not followed. */
        static Said nothing(String word, String why) {
            return can(word, SEE.with().deniedBy(why).build());
        }

        /** Of this kind, if it were not closed. */
        static Said closed(RelationKind kind, String word, String why) {
            return new Said(kind, word, Terms.builder().deniedBy(why).build(), Map.of());
        }

        Said approximated(String why) {
            return with("approximated", why);
        }

        Said with(String property, Object value) {
            Map<String, Object> more = new java.util.HashMap<>(evidence);
            more.put(property, value);
            return new Said(kind, word, terms, more);
        }
    }

    void state(Place place, int from, Said said, int to) {
        if (from != to) {
            ledger.claim(new Claim(
                    place, new RelationClass(said.kind(), said.word(), said.terms()), from, to, said.evidence()));
        }
    }
}
