package blastradius.ingest.arm;

import blastradius.ingest.file.Place;

/** Where the Azure of tenants stands. */
@FunctionalInterface
public interface Clouds {

    /** The number of the scope of a tenant's Azure, which is contained by the tenant. */
    int of(Place place, String tenant);
}
