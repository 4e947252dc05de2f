package blastradius.ingest.hybrid;

import blastradius.ingest.domain.Sid;
import blastradius.ingest.file.Place;
import blastradius.ingest.ledger.Claim;
import blastradius.ingest.ledger.Ledger;
import blastradius.ingest.ledger.ToolId;
import blastradius.model.AccessLevel;
import blastradius.model.RelationClass;
import blastradius.model.RelationKind;
import blastradius.model.Terms;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A tenant's half: its accounts that come from domains, and what reaches all of those at once. */
public final class SyncedTenant {

    private static final RelationClass STORES = new RelationClass(
            RelationKind.STORES,
            "Set",
            Terms.builder().level(AccessLevel.READ).live(true).build());
    private static final RelationClass TICKETS =
            new RelationClass(RelationKind.CAN, "CloudKerberosTrust", Terms.level(AccessLevel.CONTROL));

    private final Ledger ledger;
    private final String tenant;
    private final Set<String> domains = new LinkedHashSet<>();

    public SyncedTenant(Ledger ledger, String tenant) {
        this.ledger = ledger;
        this.tenant = tenant;
    }

    /**
     * An account comes from the directory's account of this SID.
     *
     * @param sid null: nothing says
     */
    public void account(Place place, @Nullable String sid, int password) {
        String domain = Sid.domain(sid);
        if (domain == null) {
            return;
        }
        SyncedDomain synced = new SyncedDomain(ledger, domain);
        ledger.claimOnce(Claim.of(place, STORES, synced.passwords(place), password));
        if (domains.add(domain)) {
            int number = ledger.end(place, ToolId.of(tenant), null);
            ledger.claimOnce(new Claim(
                    place,
                    TICKETS,
                    number,
                    synced.tickets(place),
                    Map.of("approximated", "where the domain trusts the tenant's tickets")));
        }
    }

    /** Who handles the passwords of all accounts that come from a domain: an agent that checks them, the account that synchronises them. */
    public void handlesPasswords(Place place, int holder, String word, String approximated) {
        RelationClass reads = new RelationClass(RelationKind.CAN, word, Terms.level(AccessLevel.READ));
        for (String domain : domains) {
            ledger.claimOnce(new Claim(
                    place,
                    reads,
                    holder,
                    new SyncedDomain(ledger, domain).passwords(place),
                    Map.of("approximated", approximated)));
        }
    }
}
