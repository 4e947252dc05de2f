package blastradius.ingest.azurehound;

import blastradius.ingest.arm.ArmFields;
import blastradius.ingest.file.Place;
import blastradius.ingest.ledger.Claim;
import blastradius.ingest.ledger.Ledger;
import blastradius.ingest.ledger.ToolId;
import blastradius.model.Marks;
import blastradius.model.RelationClass;
import blastradius.model.RelationKind;
import blastradius.model.Terms;

/** What a directory on premises has to do with the accounts of a tenant. */
final class HoundHybrid {

    private static final RelationClass SYNCED =
            new RelationClass(RelationKind.SYNCED_TO, "SyncedToEntraUser", Terms.NONE);
    private static final RelationClass BACK = Claim.closed(
            RelationKind.SYNCED_TO, "SyncedToADUser", Terms.NONE, "nothing shows that passwords are written back");

    private static final RelationClass GUEST = new RelationClass(RelationKind.SYNCED_TO, "Guest", Terms.NONE);

    private HoundHybrid() {}

    /** The account stands for one of another tenant. */
    static void guest(Ledger ledger, Place place, ArmFields account, int number) {
        String upn = account.text("userPrincipalName");
        String mail = account.text("mail");
        String address = Marks.invited(upn == null ? "" : upn, mail == null ? "" : mail);
        if (address != null) {
            int home = ledger.homeAccount(place, number, address, false);
            ledger.claim(Claim.of(place, GUEST, home, number));
        }
    }

    /** The account of a directory on premises, by its SID, is synchronised to this one. */
    static void synced(Ledger ledger, Place place, String sid, int account) {
        int there = ledger.end(place, ToolId.of(sid), null);
        ledger.claim(Claim.of(place, SYNCED, there, account));
        ledger.claim(Claim.of(place, BACK, account, there));
    }
}
