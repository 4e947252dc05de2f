package blastradius.ingest.msgraph;

import blastradius.ingest.entra.EntraTenant;
import blastradius.ingest.ledger.Claim;
import blastradius.ingest.ledger.Ledger;
import blastradius.ingest.ledger.Subject;
import blastradius.ingest.ledger.ToolId;
import blastradius.ingest.responses.GraphRecord;
import blastradius.model.EntityKind;
import blastradius.model.Marks;
import blastradius.model.RelationClass;
import blastradius.model.RelationKind;
import blastradius.model.Terms;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Accounts that stand for one of elsewhere. The home account is looked up by the name that it signs in with, which is of a domain that its
 * tenant has verified, or by an address that its tenant gave it; one where it merely gets mail joins nothing.
 */
final class Guests {

    private final EntraTenant tenant;
    private final Ledger ledger;
    private final SignIns signIns;
    private final Map<String, String> domains;
    private boolean trustsAll;
    private final Set<String> trusted = new HashSet<>();
    private final Set<String> distrusted = new HashSet<>();

    /** {@code domains}: by verified domain in small letters, the tenants that the import brings. */
    Guests(EntraTenant tenant, Ledger ledger, SignIns signIns, Map<String, String> domains) {
        this.tenant = tenant;
        this.ledger = ledger;
        this.signIns = signIns;
        this.domains = domains;
    }

    /** Whether a factor that was shown at home counts here. */
    void trust(GraphRecord record) {
        GraphRecord inbound = record.at("inboundTrust");
        String partner = record.id("tenantId");
        if (partner == null) {
            trustsAll |= inbound.is("isMfaAccepted");
        } else if (inbound.has("isMfaAccepted")) {
            (inbound.is("isMfaAccepted") ? trusted : distrusted).add(partner.toUpperCase(Locale.ROOT));
        }
    }

    void claim(GraphRecord record, People people) {
        int guest = ledger.end(record.place(), ToolId.of(record.ownId()), tenant.id());
        String issuer = issuer(record);
        String address = Marks.invited(record.word("userPrincipalName"), record.word("mail"));
        if (guest < 0 || address == null) {
            return;
        }
        if (issuer.equals("mail")) {
            mailbox(record, address, guest);
        } else if (issuer.isEmpty() || issuer.equals("externalazuread")) {
            home(record, address, guest, people);
        } else {
            ledger.unread("guest of another provider of identities: " + issuer);
        }
    }

    private void home(GraphRecord record, String address, int guest, People people) {
        String home = domains.get(address.substring(address.indexOf('@') + 1));
        if (home != null && home.equals(tenant.id())) {
            return;
        }
        int account = ledger.homeAccount(record.place(), guest, address, home != null);
        boolean isMember = !record.word("userType").equalsIgnoreCase("Guest");
        List<Terms> ways = accepts(home)
                ? List.of()
                : signIns.ofGuest(SignIns.guid(ledger.id(guest)), isMember, home, people.factors(guest));
        for (Terms way : ways.isEmpty() ? List.of(Terms.NONE) : ways) {
            RelationClass comes = new RelationClass(RelationKind.SYNCED_TO, "Guest", way);
            ledger.claim(new Claim(record.place(), comes, account, guest, Map.of("homeAccount", address)));
        }
    }

    private boolean accepts(@Nullable String home) {
        return (trustsAll && (home == null || !distrusted.contains(home))) || (home != null && trusted.contains(home));
    }

    /* He is sent a code. */
    private void mailbox(GraphRecord record, String address, int guest) {
        int mailbox = ledger.state(
                record.place(),
                Subject.of(ToolId.ownedBy(address, "mailbox"), EntityKind.MAILBOX, "mailbox", null)
                        .named(address));
        RelationClass comes = new RelationClass(RelationKind.CAN_SIGN_IN_AS, "OneTimePasscode", Terms.NONE);
        ledger.claim(Claim.of(record.place(), comes, mailbox, guest));
    }

    private static String issuer(GraphRecord record) {
        for (GraphRecord identity : record.all("identities")) {
            String type = identity.word("signInType").toLowerCase(Locale.ROOT);
            if (!type.equals("userprincipalname")) {
                return identity.word("issuer").toLowerCase(Locale.ROOT);
            }
        }
        return "";
    }
}
