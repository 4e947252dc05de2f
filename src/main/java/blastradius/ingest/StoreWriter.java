package blastradius.ingest;

import blastradius.ingest.file.Committing;
import blastradius.ingest.writing.EstateWriter;
import blastradius.model.Entity;
import blastradius.model.LookUp;
import blastradius.model.Relation;
import blastradius.store.importing.Import;
import blastradius.store.importing.Imports;
import blastradius.store.importing.Part;
import blastradius.store.joining.OtherClaims;
import blastradius.store.statement.Watch;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** An import into the store. */
final class StoreWriter implements EstateWriter.Run {

    private final Import run;

    private StoreWriter(Import run) {
        this.run = run;
    }

    static EstateWriter.Opening into(Imports imports) {
        return new Opening(imports);
    }

    private record Opening(Imports imports) implements EstateWriter.Opening {

        @Override
        public EstateWriter.Run begin(EstateWriter.Intent intent, Committing meter) {
            Import.Mode mode = intent.replacing() ? Import.Mode.REPLACE : Import.Mode.ADD;
            Import.Plan plan = new Import.Plan(mode, intent.removing(), intent.isTrial());
            return new StoreWriter(imports.begin(intent.sources(), plan, watch(meter)));
        }

        @Override
        public List<String> sources() {
            return imports.sources();
        }

        @Override
        public void forEachTenant(String source, Consumer<Entity> visitor) {
            imports.forEachTenant(source, visitor);
        }
    }

    static Watch watch(Committing committing) {
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
    public EstateWriter source(int place) {
        return new SourceWriter(run.part(place));
    }

    /** What one source states, in the store's words. */
    private record SourceWriter(Part part) implements EstateWriter {

        @Override
        public void entity(Entity entity) {
            part.entity(entity);
        }

        @Override
        public void relation(Relation relation) {
            part.relation(relation);
        }

        @Override
        public boolean knows(String id) {
            return part.knows(id);
        }

        @Override
        @Nullable
        public Elsewhere elsewhere(String id) {
            OtherClaims.Elsewhere said = part.elsewhere(id);
            return said == null ? null : new Elsewhere(said.kind(), said.home());
        }

        @Override
        public List<String> matches(LookUp lookUp) {
            return part.matches(lookUp);
        }

        @Override
        public void lookUp(String id, LookUp lookUp) {
            part.lookUp(id, lookUp);
        }

        @Override
        public String idPrefix() {
            return part.idPrefix();
        }
    }

    @Override
    public List<EstateWriter.Outcome> commit() {
        return run.commitAll().stream().map(StoreWriter::outcome).toList();
    }

    /** What became of a source. */
    static EstateWriter.Outcome outcome(Import.Outcome outcome) {
        return new EstateWriter.Outcome(
                outcome.version(),
                outcome.isChanged(),
                outcome.entities(),
                outcome.relations(),
                outcome.removed(),
                outcome.refusal());
    }

    @Override
    public void close() {
        run.close();
    }
}
