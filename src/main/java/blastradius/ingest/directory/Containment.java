package blastradius.ingest.directory;

import blastradius.ingest.directory.Claims.Said;
import blastradius.ingest.domain.Directory;
import blastradius.ingest.domain.DirectoryFacts;
import blastradius.ingest.domain.DirectoryKind;
import blastradius.ingest.domain.Flag;
import blastradius.ingest.file.Place;
import blastradius.model.RelationKind;
import org.jspecify.annotations.Nullable;

/**
 * Who administers what lies below: the domain everything, a unit or container what inherits its access list. A protected object does not; a
 * policy linked to its unit still reaches it, and the domain still contains it.
 */
final class Containment {

    private static final String WORD = "Contains";
    private static final Said CONTAINS = Said.of(RelationKind.CONTAINS, WORD);
    private static final Said SIGNS_IN = Said.of(RelationKind.CAN_SIGN_IN_AS, WORD);
    private static final Said PROTECTED = Said.closed(RelationKind.CONTAINS, WORD, "protected access list");

    private final Directory directory;
    private final Claims claims;

    Containment(Directory directory, Claims claims) {
        this.directory = directory;
        this.claims = claims;
    }

    void state(Place place, int object) {
        DirectoryFacts facts = directory.facts();
        DirectoryKind kind = facts.kind(object);
        if (kind == null || kind == DirectoryKind.DOMAIN) {
            return;
        }
        int domain = facts.domain(object);
        int above = facts.parent(object);
        boolean isProtected = facts.is(object, Flag.PROTECTED);
        if (above >= 0 && above != domain) {
            claims.state(place, above, below(facts.kind(above), kind, isProtected), object);
        }
        if (above < 0 || above == domain || isProtected || facts.kind(above) == null) {
            claims.state(place, domain, CONTAINS, object);
        }
    }

    void unrecorded(Place place, int unit, int object) {
        claims.state(place, unit, CONTAINS, object);
    }

    private static Said below(@Nullable DirectoryKind above, DirectoryKind kind, boolean isProtected) {
        if (!isProtected) {
            return CONTAINS;
        }
        return above == DirectoryKind.OU && kind.isAccount() ? SIGNS_IN : PROTECTED;
    }
}
