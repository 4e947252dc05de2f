package blastradius.export;

import blastradius.model.Entity;
import blastradius.model.Relation;
import blastradius.model.SavedLine;
import blastradius.store.document.Gaps.Gap;
import blastradius.store.reading.StoredEstate;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongFunction;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Writes the estate as it is now, all of one version whatever is imported meanwhile, and what people keep beside it, in formats that import reads: imported into
 * an empty store, it gives every answer that it gave before. What the sources said stands together, under the source of that import. Streamed;
 * memory does not grow with the estate. Where the store fails midway, so does the call, nothing more is written and the target stays
 * open: what was written has no end that a reader could take for one. Thread-safe.
 */
public final class EstateExport {

    private final StoredEstate estate;
    private final LongFunction<Optional<List<Gap>>> gaps;
    private final Consumer<Consumer<SavedLine>> saved;

    /** Of which nobody can tell what it lacks, and beside which nobody keeps anything. */
    public EstateExport(StoredEstate estate) {
        this(estate, version -> Optional.empty(), line -> {});
    }

    /**
     * @param gaps what the sources leave out, by version; empty: nobody can tell
     * @param saved passes on what people keep beside the estate
     */
    public EstateExport(
            StoredEstate estate, LongFunction<Optional<List<Gap>>> gaps, Consumer<Consumer<SavedLine>> saved) {
        this.estate = estate;
        this.gaps = gaps;
        this.saved = saved;
    }

    /**
     * {@code entities.csv}, {@code relations.csv}, {@code saved.jsonl} and {@code manifest.json}, which counts them, in one zip, which this closes.
     */
    public void tables(OutputStream out) throws IOException {
        Severable target = new Severable(out);
        try (ZipOutputStream zip = new ZipOutputStream(target);
                Writer text = writer(zip)) {
            target.whole(() -> writeTables(zip, text));
        }
    }

    private void writeTables(ZipOutputStream zip, Writer text) throws IOException {
        ExportLabel label = label();
        zip.putNextEntry(new ZipEntry("entities.csv"));
        Counted<?> entities = entities(label, OwnTable.ENTITIES.csv(text));
        text.flush();
        zip.putNextEntry(new ZipEntry("relations.csv"));
        Counted<?> relations = relations(label, OwnTable.RELATIONS.csv(text));
        text.flush();
        Counted<?> things = saved(text, () -> zip.putNextEntry(new ZipEntry("saved.jsonl")));
        text.flush();
        estate.requireKept(label.version());
        zip.putNextEntry(new ZipEntry("manifest.json"));
        text.write(label.manifest(entities.count, relations.count, things.count));
        text.flush();
    }

    /* Where nothing is kept, nothing begins. */
    private Counted<?> saved(Writer text, Severable.Making beginning) {
        Counted<SavedLine> counted = new Counted<>(line -> ExportLabel.write(line, text));
        saved.accept(line -> {
            if (counted.count == 0) {
                Severable.unchecked(beginning);
            }
            counted.accept(line);
        });
        return counted;
    }

    /** The same records as lines of JSON, entities first, between one that begins and one that ends. Closes what it writes to. */
    public void jsonLines(OutputStream out) throws IOException {
        Severable target = new Severable(out);
        try (Writer text = writer(target)) {
            target.whole(() -> writeLines(text));
        }
    }

    private void writeLines(Writer text) throws IOException {
        ExportLabel label = label();
        text.append(label.begin()).append('\n');
        Counted<?> entities = entities(label, OwnTable.ENTITIES.jsonLines(text));
        Counted<?> relations = relations(label, OwnTable.RELATIONS.jsonLines(text));
        Counted<?> things = saved(text, () -> {});
        estate.requireKept(label.version());
        text.append(label.end(entities.count, relations.count, things.count)).append('\n');
        text.flush();
    }

    /** {@code opengraph.json}, as BloodHound and its kin read it, and {@code manifest.json} in one zip, which this closes. */
    public void openGraph(OutputStream out) throws IOException {
        Severable target = new Severable(out);
        try (ZipOutputStream zip = new ZipOutputStream(target);
                Writer text = writer(zip)) {
            target.whole(() -> writeGraph(zip, text));
        }
    }

    private void writeGraph(ZipOutputStream zip, Writer text) throws IOException {
        ExportLabel label = label();
        zip.putNextEntry(new ZipEntry("opengraph.json"));
        OpenGraph graph = OpenGraph.begin(text);
        Counted<?> entities = entities(label, graph.nodes());
        Counted<?> relations = relations(label, graph.edges());
        graph.end();
        text.flush();
        estate.requireKept(label.version());
        zip.putNextEntry(new ZipEntry("manifest.json"));
        text.write(label.manifest(entities.count, relations.count, 0));
        text.flush();
    }

    private ExportLabel label() {
        long version = estate.version();
        return new ExportLabel(version, Instant.now(), gaps.apply(version).orElse(null));
    }

    private Counted<?> entities(ExportLabel label, Consumer<Entity> row) {
        Counted<Entity> counted = new Counted<>(row);
        estate.forEachEntity(label.version(), counted);
        return counted;
    }

    private Counted<?> relations(ExportLabel label, Consumer<Relation> row) {
        Counted<Relation> counted = new Counted<>(row);
        estate.forEachRelation(label.version(), counted);
        return counted;
    }

    private static Writer writer(OutputStream out) {
        return new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
    }

    /** Passes rows on and counts them. */
    private static final class Counted<T> implements Consumer<T> {

        private final Consumer<T> next;
        private long count;

        Counted(Consumer<T> next) {
            this.next = next;
        }

        @Override
        public void accept(T row) {
            next.accept(row);
            count++;
        }
    }
}
