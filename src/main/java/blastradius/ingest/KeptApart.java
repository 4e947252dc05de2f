package blastradius.ingest;

import blastradius.model.BlastRadiusException.UnknownId;
import blastradius.store.importing.Import;
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
     * Keeps an end apart from an entity, or lets it be the entity again.
     *
     * @param placeholder the id under which the end stands while it is nothing else
     * @throws UnknownId if no source names an end so
     */
    public void set(String placeholder, String entity, boolean apart) {
        String source = joins.source(placeholder).orElseThrow(() -> new UnknownId("join", placeholder));
        try (Import run = imports.begin(source, Import.Mode.ADD)) {
            joins.keepApart(placeholder, entity, apart);
            run.commit();
        }
        newest.takeSoon();
    }
}
