package blastradius.ingest.entra;

import blastradius.ingest.file.Place;
import blastradius.ingest.ledger.Ledger;
import blastradius.ingest.roles.RoleCatalogue;
import java.util.LinkedHashMap;
import java.util.Map;

/** The Entra tenants of one import. Used by one thread, once. */
public final class EntraEstate {

    private final Ledger ledger;
    private final RoleCatalogue catalogue;
    private final Registrations registrations = new Registrations();
    private final Map<String, EntraTenant> tenants = new LinkedHashMap<>();

    public EntraEstate(Ledger ledger, RoleCatalogue catalogue) {
        this.ledger = ledger;
        this.catalogue = catalogue;
    }

    /**
     * The tenant of an id. Whoever knows its name states its subject to the ledger before {@link #finish()}.
     *
     * @param place where it is spoken of, for what has to be said
     */
    public EntraTenant tenant(Place place, String id) {
        return tenants.computeIfAbsent(
                Directory.key(id),
                upper -> new EntraTenant(new Claims(ledger, upper, place), catalogue, registrations));
    }

    /** States everything that depends on the whole. Nothing may be filled in afterwards. */
    public void finish() {
        tenants.values().forEach(EntraTenant::finish);
    }
}
