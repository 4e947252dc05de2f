package blastradius.store.database;

import blastradius.store.ContainedNeo4j;
import blastradius.store.RequiresDocker;
import org.neo4j.driver.AuthTokens;
import org.neo4j.driver.Driver;
import org.neo4j.driver.GraphDatabase;

@RequiresDocker
class ContainedLeaseIT extends LeaseIT {

    private static final class Running {
        static final Driver DRIVER = GraphDatabase.driver(ContainedNeo4j.boltUrl(), AuthTokens.none());
    }

    @Override
    Driver driver() {
        return Running.DRIVER;
    }
}
