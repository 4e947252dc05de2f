package blastradius.store.importing;

import blastradius.store.ContainedNeo4j;
import blastradius.store.RequiresDocker;
import blastradius.store.TestDatabase;
import blastradius.store.database.Database;
import org.neo4j.driver.AuthTokens;
import org.neo4j.driver.Driver;
import org.neo4j.driver.GraphDatabase;

@RequiresDocker
class ContainedStoreIT extends StoreIT {

    private static final class Running {
        static final Driver DRIVER = GraphDatabase.driver(ContainedNeo4j.boltUrl(), AuthTokens.none());
    }

    @Override
    Database database() {
        return TestDatabase.wiped(Running.DRIVER);
    }
}
