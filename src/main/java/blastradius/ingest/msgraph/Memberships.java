package blastradius.ingest.msgraph;

import blastradius.ingest.entra.EntraTenant;
import blastradius.ingest.entra.Held;
import blastradius.ingest.ledger.Ledger;
import blastradius.ingest.ledger.ToolId;
import blastradius.ingest.responses.GraphRecord;
import blastradius.ingest.responses.GraphResource;
import blastradius.ingest.responses.Responses;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** Who is in what and who owns what. Whatever other responses leave out is described by what stands here. */
final class Memberships {

    private final EntraTenant tenant;
    private final Ledger ledger;
    private final Accounts accounts;
    private final Roles roles;
    private final Set<String> units = new HashSet<>();

    Memberships(EntraTenant tenant, Ledger ledger, Accounts accounts, Roles roles) {
        this.tenant = tenant;
        this.ledger = ledger;
        this.accounts = accounts;
        this.roles = roles;
    }

    void isUnit(String id) {
        units.add(id.toUpperCase(Locale.ROOT));
    }

    boolean isUnit(Responses.Owner owner) {
        return units.contains(owner.id().toUpperCase(Locale.ROOT)) || owner.is().contains("unit");
    }

    /** A member of a unit: units are known before who holds what. */
    void inUnit(Responses.Owner owner, GraphRecord record) {
        describe(record);
        tenant.inUnit(owner.id(), record.ownId());
    }

    /** A holder of a role, as a member of what stands for the role in the tenant. */
    void inRole(Responses.Owner owner, GraphRecord record) {
        roles.listed(record.place(), record.ownId(), roles.template(owner.id()), "/");
    }

    boolean isGroup(Responses.Owner owner) {
        return !isUnit(owner) && !roles.isRole(owner);
    }

    void inGroup(Responses.Owner owner, GraphRecord record) {
        describe(record);
        tenant.member(record.place(), record.ownId(), owner.id(), Held.LISTED);
    }

    /** What somebody is a member of. */
    void memberOf(Responses.Owner owner, GraphRecord record) {
        GraphResource type = GraphResource.ofType(record.text("@odata.type"));
        if (type == GraphResource.GROUPS || type == GraphResource.OTHER) {
            describe(record);
            tenant.member(record.place(), owner.id(), record.ownId(), Held.LISTED);
        }
    }

    void owner(Responses.Owner owned, GraphRecord record) {
        describe(record);
        tenant.owner(record.place(), record.ownId(), owned.id(), Held.LISTED);
    }

    void owned(Responses.Owner owner, GraphRecord record) {
        tenant.owner(record.place(), owner.id(), record.ownId(), Held.LISTED);
    }

    private void describe(GraphRecord record) {
        if (!ledger.isStated(ToolId.of(record.ownId()), tenant.id())) {
            accounts.object(record);
        }
    }
}
