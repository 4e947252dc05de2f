package blastradius.ingest.hybrid;

import blastradius.ingest.file.Place;
import blastradius.ingest.ledger.Ledger;
import blastradius.ingest.ledger.Subject;
import blastradius.ingest.ledger.ToolId;
import blastradius.model.EntityKind;
import blastradius.model.EntityTraits;

/**
 * A domain whose accounts are synchronised into a tenant, by its SID: the sets in which the halves of two sources meet. A set that only one
 * source fills, or only one opens, gives nothing.
 */
public record SyncedDomain(Ledger ledger, String sid) {

    /** The cloud passwords of the accounts that come from the domain. */
    public int passwords(Place place) {
        return set(place, "every synchronised password", EntityKind.SECRET_STORE);
    }

    /** The domain's accounts as which the tenant issues tickets. */
    public int tickets(Place place) {
        return set(place, "accounts by the tenant's tickets", EntityKind.SCOPE);
    }

    private int set(Place place, String words, EntityKind kind) {
        ToolId id = ToolId.ownedBy(sid, words);
        int known = ledger.known(id, null);
        return known >= 0
                ? known
                : ledger.state(
                        place,
                        Subject.of(id, kind, "set", null)
                                .named(words + " of " + ledger.tenantName(sid))
                                .with(EntityTraits.DEFAULT.withHelper(true)));
    }
}
