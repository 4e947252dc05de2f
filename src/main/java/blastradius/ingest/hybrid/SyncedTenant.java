package blastradius.ingest.hybrid;

import blastradius.ingest.domain.Sid;
import blastradius.ingest.file.Place;
import blastradius.ingest.ledger.Claim;
import blastradius.ingest.ledger.Ledger;
import blastradius.ingest.ledger.Subject;
import blastradius.ingest.ledger.ToolId;
import blastradius.model.AccessLevel;
import blastradius.model.Marks;
import blastradius.model.RelationClass;
import blastradius.model.RelationKind;
import blastradius.model.Terms;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A tenant's half: its accounts that come from domains, and what reaches all of those at once. */
public final class SyncedTenant {

    private static final RelationClass STORES = new RelationClass(
            RelationKind.STORES,
            "Set",
            Terms.builder().level(AccessLevel.READ).live(true).build());
    private static final RelationClass TICKETS =
            new RelationClass(RelationKind.CAN, "CloudKerberosTrust", Terms.level(AccessLevel.CONTROL));

    /** As the vendor's wizards call accounts and applications that synchronise: with the host's name, or alone. */
    private static final Pattern SYNCHRONISES =
            Pattern.compile("(?i)(Sync_.+_[0-9a-f]{8,}|ADToAADSyncServiceAccount)@.*|ConnectSyncProvisioning_.+");

    private final Ledger ledger;
    private final String tenant;
    private final Set<String> domains = new LinkedHashSet<>();
    private final Set<Integer> handling = new LinkedHashSet<>();
    private final Set<Integer> checking = new LinkedHashSet<>();

    public SyncedTenant(Ledger ledger, String tenant) {
        this.ledger = ledger;
        this.tenant = tenant;
    }

    /** An account and its password; null: it comes from no directory. */
    public void account(Place place, @Nullable Subject synchronised, int password) {
        String domain = synchronised == null
                ? null
                : Sid.domain(Marks.of(synchronised.properties()).marks().get(Marks.SID));
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

    /** An account or principal by what it is called: one that synchronises sets the passwords of all accounts that it brings. */
    public void called(int principal, String name) {
        if (principal >= 0 && SYNCHRONISES.matcher(name).matches()) {
            handling.add(principal);
        }
    }

    /** A host whose agent checks passwords for the tenant: it sees those that are typed, and may call any of them right. */
    public void checksPasswords(int host) {
        if (host >= 0) {
            checking.add(host);
        }
    }

    /** All accounts are stated. */
    public void finish(Place place) {
        handling.forEach(one -> reads(place, one, "SyncAccount", "where password hashes are synchronised"));
        checking.forEach(one -> reads(place, one, "PassThroughAgent", "where sign-in is passed through"));
    }

    private void reads(Place place, int holder, String word, String approximated) {
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
