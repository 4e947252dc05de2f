package blastradius.store.database;

import blastradius.store.TestDatabase;
import org.neo4j.driver.Driver;

class EmbeddedLeaseIT extends LeaseIT {

    @Override
    Driver driver() {
        return TestDatabase.embeddedDriver();
    }
}
