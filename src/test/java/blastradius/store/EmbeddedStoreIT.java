package blastradius.store;

class EmbeddedStoreIT extends StoreContract {

    @Override
    Database database() {
        return TestDatabase.embedded();
    }
}
