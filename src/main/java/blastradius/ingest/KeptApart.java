package blastradius.ingest;

import blastradius.model.BlastRadiusException.UnknownId;
import blastradius.store.importing.Imports;
import blastradius.store.joining.Joins;
import blastradius.store.reading.NewestVersion;

/** What people say is not one, though it fits: kept through every import, and at once the current estate's. Thread-safe. */
public final class KeptApart {

    private final Joins joins;
    private final Imports imports;
    private final NewestVersion newest;

    KeptApart(Joins joins, Imports imports, NewestVersion newest) {
        this.joins = joins;
        this.imports = imports;
        this.newest = newest;
    }

    /**
     * Keeps apart from an entity what is joined with it, or lets it be the entity again.
     *
     * @param key the id under which stands, or would stand, what is joined
     * @throws UnknownId if no source joins anything so
     */
    public void set(String key, String entity, boolean apart) {
        Joins.Joiner joiner = joins.joiner(key, entity).orElseThrow(() -> new UnknownId("join", key));
        imports.keepApart(joiner, apart);
        newest.takeSoon();
    }
}
