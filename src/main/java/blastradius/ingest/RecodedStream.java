package blastradius.ingest;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** A text of another encoding as UTF-8. */
final class RecodedStream extends InputStream {

    private static final int CHARS = 8192;

    private final Reader reader;
    private final Charset charset;
    private final String name;
    private final char[] chars = new char[CHARS + 1];
    private int kept;
    private ByteBuffer bytes = ByteBuffer.allocate(0);

    RecodedStream(InputStream in, Charset charset, String name) {
        this.reader = new InputStreamReader(in, charset.newDecoder().onMalformedInput(CodingErrorAction.REPORT));
        this.charset = charset;
        this.name = name;
    }

    @Override
    public int read() throws IOException {
        return fill() ? bytes.get() & 0xFF : -1;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (!fill()) {
            return -1;
        }
        int many = Math.min(length, bytes.remaining());
        bytes.get(buffer, offset, many);
        return many;
    }

    /* A pair of surrogates may straddle two readings: its first half is kept for the next one. */
    private boolean fill() throws IOException {
        while (!bytes.hasRemaining()) {
            int many = readChars();
            if (many < 0 && kept == 0) {
                return false;
            }
            int length = kept + Math.max(many, 0);
            kept = many > 0 && Character.isHighSurrogate(chars[length - 1]) ? 1 : 0;
            bytes = StandardCharsets.UTF_8.encode(CharBuffer.wrap(chars, 0, length - kept));
            chars[0] = kept == 1 ? chars[length - 1] : chars[0];
        }
        return true;
    }

    private int readChars() throws IOException {
        try {
            return reader.read(chars, kept, CHARS);
        } catch (CharacterCodingException malformed) {
            throw new IOException(
                    name + " declares itself " + charset + " but is not; save the file as UTF-8", malformed);
        }
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
