package blastradius.store.backup;

import blastradius.model.BlastRadiusException.BadRequest;
import blastradius.model.BlastRadiusException.Conflict;
import blastradius.store.database.Digests;
import blastradius.store.database.OwnerOnly;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * The form of a backup: lines of JSON under gzip. The first says what it is of, the last how many follow and the SHA-256 of all bytes before
 * it; those between are nodes, then relationships.
 */
public final class BackupFile {

    static final String FORM = "blast-radius-backup-1";

    private static final JsonMapper JSON = JsonMapper.builder()
            .changeDefaultPropertyInclusion(include -> include.withValueInclusion(Include.NON_NULL))
            .build();
    private static final int LONGEST_LINE = 1 << 28;
    private static final int BUFFER = 1 << 16;

    private BackupFile() {}

    /**
     * What a backup is of.
     *
     * @param version of the estate
     * @param at when it was made, in ISO-8601
     * @param migrations checksums of those that had been applied, by version
     */
    public record Head(String form, long version, String at, Map<String, String> migrations) {

        public Head {
            requireAll(form, at, migrations);
        }
    }

    /** The last line. */
    record Tail(long nodes, long relationships, String sha256) {

        Tail {
            requireAll(sha256);
        }
    }

    /** {@code id}: of this node in this file alone. */
    record Node(long id, List<String> labels, Map<String, Object> properties) {

        Node {
            requireAll(labels, properties);
        }
    }

    record Relationship(long from, long to, String type, Map<String, Object> properties) {

        Relationship {
            requireAll(type, properties);
        }
    }

    /* What is read may be damaged, whatever its types say. */
    private static void requireAll(Object... parts) {
        for (Object part : parts) {
            Objects.requireNonNull(part, "something is missing in a line");
        }
    }

    /** One line: exactly one of these. */
    record Line(
            @Nullable Head head,
            @Nullable Node node,
            @Nullable Relationship relationship,
            @Nullable Tail tail) {

        static Line of(Head head) {
            return new Line(head, null, null, null);
        }

        static Line of(Node node) {
            return new Line(null, node, null, null);
        }

        static Line of(Relationship relationship) {
            return new Line(null, null, relationship, null);
        }
    }

    /** Takes a line. */
    @FunctionalInterface
    interface Sink {
        void take(Line line) throws IOException;
    }

    /** Passes over a file that has lines and nothing else. */
    static void lines(Path file, Sink sink) throws IOException {
        try (BufferedReader lines = Files.newBufferedReader(file)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                sink.take(JSON.readValue(line, Line.class));
            }
        }
    }

    /** Writes a file that only its owner reads, and that stands under its name only once it is whole. */
    static final class Writer implements AutoCloseable {

        private final Path file;
        private final Path draft;
        private final FileChannel channel;
        private final GZIPOutputStream packed;
        private final MessageDigest digest = Digests.sha256();
        private long nodes;
        private long relationships;

        /** @throws Conflict if there is such a file */
        Writer(Path file) throws IOException {
            if (Files.exists(file)) {
                throw new Conflict("there is a file " + file + "; name another one for the backup");
            }
            this.file = file;
            this.draft = file.resolveSibling(file.getFileName() + ".draft");
            Files.deleteIfExists(draft);
            this.channel = FileChannel.open(
                    draft, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), OwnerOnly.ofFile(draft));
            this.packed = new GZIPOutputStream(new BufferedOutputStream(Channels.newOutputStream(channel)), BUFFER);
        }

        void write(Line line) throws IOException {
            nodes += line.node() == null ? 0 : 1;
            relationships += line.relationship() == null ? 0 : 1;
            byte[] bytes = bytes(line);
            digest.update(bytes);
            packed.write(bytes);
        }

        /** Ends the file and gives it its name. */
        Tail end() throws IOException {
            Tail tail = new Tail(nodes, relationships, HexFormat.of().formatHex(digest.digest()));
            packed.write(bytes(new Line(null, null, null, tail)));
            packed.finish();
            packed.flush();
            channel.force(true);
            channel.close();
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
            return tail;
        }

        @Override
        public void close() throws IOException {
            channel.close();
            Files.deleteIfExists(draft);
        }
    }

    static byte[] bytes(Line line) {
        return (JSON.writeValueAsString(line) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    static Line line(byte[] bytes) {
        return JSON.readValue(bytes, Line.class);
    }

    /** Receives what a file holds, in its order. */
    interface Visitor {
        void head(Head head);

        void node(Node node);

        void relationship(Relationship relationship);
    }

    /**
     * Reads a file from its first line to its last.
     *
     * @throws BadRequest if it is no backup, or not as it was written; what was visited before is then not to be used
     */
    static Tail read(Path file, Visitor visitor) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new BadRequest("there is no file " + file + " that could be read");
        }
        try (InputStream in =
                new BufferedInputStream(new GZIPInputStream(Files.newInputStream(file), BUFFER), BUFFER)) {
            return new Reading(in, visitor).whole();
        } catch (EOFException | ZipException | JacksonException | IllegalArgumentException damage) {
            throw new BadRequest(file + " is no backup, or is damaged: " + damage.getMessage());
        }
    }

    /** From the first line to the last. */
    private static final class Reading {

        private final InputStream in;
        private final Visitor visitor;
        private final MessageDigest digest = Digests.sha256();
        private long nodes;
        private long relationships;

        Reading(InputStream in, Visitor visitor) {
            this.in = in;
            this.visitor = visitor;
        }

        Tail whole() throws IOException {
            byte[] before = next();
            Head head = BackupFile.line(before).head();
            if (head == null || !head.form().equals(FORM)) {
                throw new IllegalArgumentException("it does not begin as a backup of this form (" + FORM + ") does");
            }
            visitor.head(head);
            while (true) {
                digest.update(before);
                byte[] bytes = next();
                Line line = BackupFile.line(bytes);
                if (line.tail() != null) {
                    return checked(line.tail());
                }
                visit(line);
                before = bytes;
            }
        }

        private void visit(Line line) {
            if (line.node() != null) {
                nodes++;
                visitor.node(line.node());
            } else if (line.relationship() != null) {
                relationships++;
                visitor.relationship(line.relationship());
            } else {
                throw new IllegalArgumentException("a line says nothing");
            }
        }

        private Tail checked(Tail said) throws IOException {
            Tail found = new Tail(nodes, relationships, HexFormat.of().formatHex(digest.digest()));
            if (!found.equals(said) || in.read() != -1) {
                throw new IllegalArgumentException("its checksum does not fit");
            }
            return found;
        }

        /* With its end. */
        private byte[] next() throws IOException {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            int read;
            do {
                read = in.read();
                if (read == -1) {
                    throw new EOFException("it ends too early");
                }
                bytes.write(read);
            } while (read != '\n' && bytes.size() < LONGEST_LINE);
            return bytes.toByteArray();
        }
    }
}
