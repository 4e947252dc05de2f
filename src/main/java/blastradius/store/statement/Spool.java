package blastradius.store.statement;

import blastradius.store.database.DiskSpace;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A temporary file that is written once, then read: what keeps an import's memory independent of its size. {@link #close} deletes it.
 */
final class Spool implements AutoCloseable {

    private static final int BUFFER_BYTES = 1 << 16;

    private final Path file;
    private final DataOutputStream out;
    private long records;

    private Spool(Path file) throws IOException {
        this.file = file;
        this.out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file), BUFFER_BYTES));
    }

    static Spool in(WorkFolder folder) {
        try {
            return new Spool(Files.createTempFile(folder.path(), "import-", ".spool"));
        } catch (IOException e) {
            throw DiskSpace.refusal("a temporary file of the import", e);
        }
    }

    /** Writes or reads one record. */
    @FunctionalInterface
    interface Fields<S> {
        void pass(S stream) throws IOException;
    }

    void write(Fields<DataOutputStream> fields) {
        try {
            fields.pass(out);
            records++;
        } catch (IOException e) {
            throw DiskSpace.refusal("a temporary file of the import", e);
        }
    }

    private void flush() {
        try {
            out.flush();
        } catch (IOException e) {
            throw DiskSpace.refusal("a temporary file of the import", e);
        }
    }

    long records() {
        return records;
    }

    /** Passes over all records from the first on; the reader has to take exactly the fields that were written. */
    void forEach(Fields<DataInputStream> reader) {
        flush();
        try (var in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file), BUFFER_BYTES))) {
            for (long i = 0; i < records; i++) {
                reader.pass(in);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the temporary file " + file + " cannot be read", e);
        }
    }

    @Override
    public void close() {
        try {
            out.close();
        } catch (IOException unwritten) {
            // nobody reads it any more
        } finally {
            delete(file);
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException("the temporary file " + file + " cannot be deleted", e);
        }
    }

    static void text(DataOutputStream out, @Nullable String text) throws IOException {
        if (text == null) {
            out.writeInt(-1);
            return;
        }
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    static @Nullable String textOrNull(DataInputStream in) throws IOException {
        int length = in.readInt();
        return length < 0 ? null : new String(in.readNBytes(length), StandardCharsets.UTF_8);
    }

    static String text(DataInputStream in) throws IOException {
        String text = textOrNull(in);
        if (text == null) {
            throw new EOFException("a text is missing");
        }
        return text;
    }
}
