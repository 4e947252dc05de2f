package blastradius.ingest.msgraph;

import blastradius.ingest.conditions.Method;
import blastradius.ingest.file.Meter;
import blastradius.ingest.ledger.Ledger;
import blastradius.ingest.responses.ImportedResponses;
import blastradius.ingest.responses.TenantFolder;
import blastradius.model.Terms;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What customers ask of a partner's people who come by delegated administration. It is the customer's policy that asks, and the factor that
 * is registered at home that answers. A customer whose policies the import does not bring asks for nothing.
 */
final class DelegatedSignIns {

    private final String partner;
    private final ImportedResponses imported;
    private final Ledger ledger;
    private final Meter meter;
    private final Map<String, SignIns> byCustomer = new HashMap<>();
    private final TreeSet<String> unknown = new TreeSet<>();

    DelegatedSignIns(String partner, ImportedResponses imported, Ledger ledger, Meter meter) {
        this.partner = partner;
        this.imported = imported;
        this.ledger = ledger;
        this.meter = meter;
    }

    private @Nullable SignIns at(String customer) {
        TenantFolder folder = imported.folder(customer);
        if (folder == null) {
            unknown.add(customer);
            return null;
        }
        return byCustomer.computeIfAbsent(customer, first -> SignIns.elsewhere(folder, ledger, meter));
    }

    /** Whether it depends on who comes. */
    boolean asksFactor(String customer) {
        SignIns there = at(customer);
        return there != null && there.asksFactor(partner);
    }

    /** The ways of somebody who has these factors; one that is open where nothing is asked. */
    List<Terms> ways(String customer, Map<String, Method> factors) {
        SignIns there = at(customer);
        List<Terms> ways = there == null ? List.of() : there.ofPartner(partner, factors);
        return ways.isEmpty() ? List.of(Terms.NONE) : ways;
    }

    /** Says once whose policies are not known. */
    void close() {
        if (!unknown.isEmpty()) {
            ledger.say("what these customers ask of delegated sign-ins is not in the import, and taken as nothing: "
                    + String.join(", ", unknown));
        }
    }
}
