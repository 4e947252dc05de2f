package blastradius.ingest.entra;

import blastradius.ingest.file.Place;
import blastradius.ingest.ledger.Ledger;
import blastradius.ingest.roles.RoleCatalogue;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** The Entra tenants of one import. Used by one thread, once. */
public final class EntraEstate {

    private final Ledger ledger;
    private final RoleCatalogue catalogue;
    private final Map<String, EntraTenant> tenants = new LinkedHashMap<>();

    public EntraEstate(Ledger ledger, RoleCatalogue catalogue) {
        this.ledger = ledger;
        this.catalogue = catalogue;
    }

    /**
     * The tenant of an id. Whoever knows its name states its subject to the ledger before.
     *
     * @param place where it is spoken of, for what has to be said
     */
    public EntraTenant tenant(Place place, String id) {
        return tenants.computeIfAbsent(
                id.toUpperCase(Locale.ROOT), upper -> new EntraTenant(upper, place, ledger, catalogue));
    }

    /** States everything that depends on the whole. Nothing may be filled in afterwards. */
    public void finish() {
        tenants.values().forEach(EntraTenant::finish);
    }
}
