package blastradius.store.importing;

import blastradius.store.TestDatabase;
import blastradius.store.database.Database;

class EmbeddedStoreIT extends StoreIT {

    @Override
    Database database() {
        return TestDatabase.embedded();
    }
}
