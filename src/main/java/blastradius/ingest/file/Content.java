package blastradius.ingest.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;

/**
 * One file of an import as text in UTF-8: a plain file, an unpacked one, or a member of an archive. It can be opened as often as needed,
 * since graphs are read twice: entities first, then the relations between them.
 *
 * @param name the file's name, with the archive before its members: {@code upload.zip/users.json}
 * @param sizeBytes how many bytes its progress is counted in
 */
public record Content(String name, long sizeBytes, Opening opening) {

    /** How the bytes are reached. */
    @FunctionalInterface
    public interface Opening {
        InputStream open(Meter meter) throws IOException;
    }

    /** Opens the text without its byte order mark; bytes that are no UTF-8 fail the reading with their offset. */
    public InputStream open(Meter meter) {
        try {
            return Utf8Stream.of(opening.open(meter), name);
        } catch (IOException failed) {
            throw Failures.unreadable(name, failed);
        }
    }

    /** The same content, known to be in another encoding, which no mark at its start declares. */
    public Content in(Charset charset) {
        return new Content(name, sizeBytes, meter -> new RecodedStream(opening.open(meter), charset, name, 0));
    }

    /** The first bytes, as they are. */
    public byte[] head() throws IOException {
        try (InputStream in = opening.open(Meter.silent())) {
            return in.readNBytes(Packing.BYTES);
        }
    }

    /** The name without folders and archive. */
    public String fileName() {
        return name.substring(name.lastIndexOf('/') + 1);
    }
}
