package blastradius.store;

class EmbeddedStoreIT extends StoreIT {

    @Override
    Database database() {
        return TestDatabase.embedded();
    }
}
