package blastradius.store.importing;

import blastradius.model.LookUp;
import blastradius.store.database.Database;
import blastradius.store.joining.Candidates;
import blastradius.store.joining.OtherClaims;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the sources say that an import does not replace: read when it is first asked for, and once. Used by one thread. */
final class OtherSources {

    private final Database database;
    private final List<Integer> replaced;
    private final Set<LookUp> lookedUp = new HashSet<>();
    private @Nullable OtherClaims claims;
    private @Nullable Candidates candidates;

    /**
     * Of all sources but these.
     *
     * @param replaced their numbers
     */
    OtherSources(Database database, List<Integer> replaced) {
        this.database = database;
        this.replaced = replaced;
    }

    /** The numbers of the sources that the import replaces. */
    List<Integer> replaced() {
        return replaced;
    }

    /** What they say of entities. */
    OtherClaims claims() {
        OtherClaims known = claims;
        if (known == null) {
            known = database.atLength(session -> OtherClaims.read(session, replaced));
            claims = known;
        }
        return known;
    }

    /** All that they describe, to be found by what this look-up compares, and those before. */
    Candidates candidates(LookUp lookUp) {
        Candidates known = candidates;
        if (known == null || !known.canFind(lookUp)) {
            lookedUp.add(lookUp);
            known = database.atLength(session -> Candidates.read(session, replaced, lookedUp));
            candidates = known;
        }
        return known;
    }
}
