package blastradius.ingest.ledger;

import blastradius.ingest.file.Place;
import blastradius.model.RelationClass;
import blastradius.model.RelationKind;
import blastradius.model.Terms;
import java.util.Map;

/**
 * What a record says of two entities, by their numbers in the {@link Ledger}.
 *
 * @param place where the record stands
 * @param relation what it is to the analyses, under the tool's own name
 * @param from the holder
 * @param to what is held
 * @param evidence what else the record says of it, by the tool's names
 */
public record Claim(Place place, RelationClass relation, int from, int to, Map<String, Object> evidence) {

    public static Claim of(Place place, RelationClass relation, int from, int to) {
        return new Claim(place, relation, from, to, Map.of());
    }

    /** A relation that is kept and not followed, and why. */
    public static RelationClass closed(RelationKind kind, String sourceKind, Terms terms, String why) {
        return new RelationClass(kind, sourceKind, terms.with().deniedBy(why).build());
    }
}
