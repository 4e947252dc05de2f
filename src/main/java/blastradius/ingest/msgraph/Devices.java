package blastradius.ingest.msgraph;

import blastradius.ingest.file.Place;
import blastradius.ingest.ledger.Claim;
import blastradius.ingest.ledger.Ledger;
import blastradius.ingest.ledger.Subject;
import blastradius.ingest.ledger.ToolId;
import blastradius.ingest.responses.GraphRecord;
import blastradius.model.EntityKind;
import blastradius.model.RelationClass;
import blastradius.model.RelationKind;
import blastradius.model.Terms;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import java.util.Map;

/** The devices that policies let in: who controls one signs in from it. */
final class Devices {

    static final String MANAGED = "managed devices";
    static final String JOINED = "domain joined devices";

    private final IntArrayList compliant = new IntArrayList();
    private final IntArrayList joined = new IntArrayList();

    void add(int number, GraphRecord record) {
        if (record.is("isCompliant") || record.word("complianceState").equalsIgnoreCase("compliant")) {
            compliant.add(number);
        }
        if (record.word("trustType").equalsIgnoreCase("ServerAd")) {
            joined.add(number);
        }
    }

    /** The zone of all such devices of a tenant. */
    static int zone(Ledger ledger, String tenant, String what) {
        return ledger.state(
                new Place("conditional access", "policy", 1),
                Subject.of(ToolId.ownedBy(tenant, what), EntityKind.ZONE, "devices", tenant)
                        .named(what));
    }

    /** States who stands in the zones that are asked for. */
    void claim(Place place, Ledger ledger, Map<String, Integer> zones) {
        RelationClass stands = new RelationClass(RelationKind.IN_ZONE, "IsCompliant", Terms.NONE);
        zones.forEach((what, zone) -> {
            IntArrayList devices = what.equals(MANAGED) ? compliant : joined;
            devices.forEach(device -> ledger.claim(Claim.of(place, stands, device, zone)));
        });
    }
}
