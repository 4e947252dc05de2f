package blastradius.snapshot;

import blastradius.model.BlastRadiusException;
import blastradius.model.EntityKind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;

/**
 * A snapshot kept in a file, so that a server need not read the whole estate to start. The file is stamped with the layout of this program, the estate's
 * version and what tells this estate from others of the same version; every byte is under a checksum. A file that is damaged, of another layout
 * or stale is ignored with a warning, never trusted.
 */
public final class SnapshotFile {

    /* To be raised with every change of what the sections hold. */
    private static final long LAYOUT = 2;
    private static final long MAGIC = 0x42_4C_41_53_54_52_41_44L;

    private static final int HEAD_WORDS = 7;
    private static final int SECTIONS_OF_ROWS = 4;
    private static final int WORDS = 0;
    private static final int HOMES = 1;
    private static final int JUNCTIONS = 2;
    private static final int FORWARD = JUNCTIONS + Junctions.SECTIONS;
    private static final int REVERSE = FORWARD + SECTIONS_OF_ROWS;
    private static final int ENTITIES = REVERSE + SECTIONS_OF_ROWS;

    private final Path file;

    public SnapshotFile(Path file) {
        this.file = file;
    }

    /**
     * Writes the file anew; readers see the old one or the new one, whole.
     *
     * @param snapshot not a revision
     * @param estate what tells the estate from others, such as when its version came about
     * @throws UncheckedIOException where the file cannot be written
     */
    public void write(Snapshot snapshot, String estate) {
        if (snapshot.origin() != snapshot) {
            throw new IllegalArgumentException("a revision is not kept");
        }
        Path draft = file.resolveSibling(file.getFileName() + ".draft");
        try {
            sections(snapshot, estate)
                    .write(
                            draft,
                            MAGIC,
                            LAYOUT,
                            snapshot.version(),
                            snapshot.relationCount(),
                            snapshot.firstJunction(),
                            snapshot.entityCount(),
                            kinds());
            Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            remove(draft);
            throw new UncheckedIOException("the snapshot cannot be written to " + file + ": " + e.getMessage(), e);
        }
    }

    /* It would keep the room that something else needs. */
    private static void remove(Path draft) {
        try {
            Files.deleteIfExists(draft);
        } catch (IOException left) {
            // the next one takes its place
        }
    }

    private static SectionWriter sections(Snapshot snapshot, String estate) {
        SectionWriter sections = new SectionWriter();
        WordsWriter words = new WordsWriter();
        words.text(estate);
        words.text(snapshot.takenAt().toString());
        snapshot.entities().write(words);
        words.arcClasses(snapshot.arcClasses());
        sections.bytes(words.bytes(), words.size());
        int[] homes = snapshot.homeTenants().toArray(snapshot.entityCount());
        sections.ints(homes, homes.length);
        snapshot.junctions().write(sections);
        snapshot.forward().write(sections);
        snapshot.reverse().write(sections);
        snapshot.entities().write(sections);
        return sections;
    }

    /**
     * Reads the snapshot; O(bytes), at the speed of memory.
     *
     * @param version the estate's version now
     * @param estate as given to {@link #write}
     * @param warning told why a file that is there is not used
     * @return empty where there is no file, or none that can be used
     */
    public Optional<Snapshot> read(long version, String estate, Consumer<String> warning) {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try (Arena arena = Arena.ofShared()) {
            Sections sections = Sections.map(file, HEAD_WORDS, arena);
            check(sections, version);
            return Optional.of(snapshot(sections, estate));
        } catch (IOException
                | IllegalArgumentException
                | IndexOutOfBoundsException
                | DateTimeException
                | CompletionException
                | BlastRadiusException e) {
            Throwable cause = e instanceof CompletionException && e.getCause() != null ? e.getCause() : e;
            warning.accept("the snapshot in " + file + " is not used: " + cause.getMessage());
            return Optional.empty();
        }
    }

    private static void check(Sections sections, long version) {
        if (sections.word(0) != MAGIC || sections.word(1) != LAYOUT || sections.word(6) != kinds()) {
            throw new IllegalArgumentException("another version of this program wrote it");
        }
        if (sections.word(2) != version) {
            throw new IllegalArgumentException(
                    "it holds version " + sections.word(2) + " of the estate, which is at " + version);
        }
    }

    private static Snapshot snapshot(Sections sections, String estate) {
        WordsReader words = new WordsReader(sections.bytes(WORDS));
        if (!words.text().equals(estate)) {
            throw new IllegalArgumentException("it holds another estate");
        }
        Instant takenAt = Instant.parse(words.text());
        List<CompletableFuture<?>> aside = new ArrayList<>();
        try {
            CompletableFuture<Rows> forward = CompletableFuture.supplyAsync(() -> Rows.read(sections, FORWARD));
            aside.add(forward);
            CompletableFuture<Rows> reverse = CompletableFuture.supplyAsync(() -> Rows.read(sections, REVERSE));
            aside.add(reverse);
            EntityTable entities = EntityTable.read(sections, ENTITIES, words, (int) sections.word(5));
            CompletableFuture<Void> names = CompletableFuture.runAsync(() -> entities.readNames(sections, ENTITIES));
            aside.add(names);
            HomeTenants homes = HomeTenants.of(sections.ints(HOMES));
            Valuation valuation = Valuation.of(entities, homes);
            names.join();
            var parts = new SnapshotParts(
                    entities,
                    (int) sections.word(4),
                    homes,
                    sections.word(3),
                    words.arcClasses(),
                    Junctions.read(sections, JUNCTIONS),
                    forward.join(),
                    reverse.join());
            return new Snapshot(parts, valuation, sections.word(2), takenAt);
        } finally {
            aside.forEach(part -> part.handle((read, failure) -> read).join()); // what is mapped must outlive them
        }
    }

    /** Entities' kinds are kept as their places in the enum. */
    private static long kinds() {
        return Arrays.toString(EntityKind.values()).hashCode();
    }
}
