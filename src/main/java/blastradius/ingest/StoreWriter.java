package blastradius.ingest;

import blastradius.ingest.file.Committing;
import blastradius.ingest.writing.EstateWriter;
import blastradius.model.Entity;
import blastradius.model.Relation;
import blastradius.store.importing.Import;
import blastradius.store.importing.Imports;
import blastradius.store.importing.Watch;
import org.jspecify.annotations.Nullable;

/** An import into the store. */
final class StoreWriter implements EstateWriter {

    private final Import statements;

    private StoreWriter(Import statements) {
        this.statements = statements;
    }

    static Opening into(Imports imports) {
        return (source, replacing, committing) -> new StoreWriter(
                imports.begin(source, replacing ? Import.Mode.REPLACE : Import.Mode.ADD, watch(committing)));
    }

    private static Watch watch(Committing committing) {
        return new Watch() {
            @Override
            public void check() {
                committing.check();
            }

            @Override
            public void at(String phase, long done, long total) {
                committing.at(phase, done, total);
            }
        };
    }

    @Override
    public void entity(Entity entity) {
        statements.entity(entity);
    }

    @Override
    public void relation(Relation relation) {
        statements.relation(relation);
    }

    @Override
    public boolean knows(String id) {
        return statements.knows(id);
    }

    @Override
    @Nullable
    public Elsewhere elsewhere(String id) {
        blastradius.store.importing.Elsewhere said = statements.elsewhere(id);
        return said == null ? null : new Elsewhere(said.kind(), said.home());
    }

    @Override
    public Outcome commit() {
        Import.Outcome outcome = statements.commit();
        return new Outcome(outcome.version(), outcome.entities(), outcome.relations());
    }

    @Override
    public void close() {
        statements.close();
    }
}
