package blastradius.ingest.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** A text of another encoding as UTF-8; a half of a pair of surrogates that stands alone fails the reading with its offset. */
final class RecodedStream extends InputStream {

    private static final int BYTES = 8192;

    private final InputStream in;
    private final Charset charset;
    private final CharsetDecoder decoder;
    private final String name;
    private final ByteBuffer read = ByteBuffer.allocate(BYTES).limit(0);
    private final CharBuffer chars = CharBuffer.allocate(BYTES);
    private ByteBuffer bytes = ByteBuffer.allocate(0);
    private long offset;
    private boolean ended;

    /** @param offset of the first byte of the stream in its file */
    RecodedStream(InputStream in, Charset charset, String name, long offset) {
        this.in = in;
        this.charset = charset;
        this.decoder = charset.newDecoder().onMalformedInput(CodingErrorAction.REPORT);
        this.name = name;
        this.offset = offset;
    }

    @Override
    public int read() throws IOException {
        return fill() ? bytes.get() & 0xFF : -1;
    }

    @Override
    public int read(byte[] buffer, int start, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (!fill()) {
            return -1;
        }
        int many = Math.min(length, bytes.remaining());
        bytes.get(buffer, start, many);
        return many;
    }

    /* The decoder takes whole characters alone: what is left of one waits for the next reading. */
    private boolean fill() throws IOException {
        while (!bytes.hasRemaining()) {
            if (ended) {
                return false;
            }
            readMore();
            int before = read.position();
            chars.clear();
            boolean broken = decoder.decode(read, chars, ended).isError();
            offset += read.position() - before;
            if (broken) {
                throw new Unreadable("byte " + offset + " of " + name + " is not " + charset
                        + ", which its start declares; save the file as UTF-8");
            }
            bytes = StandardCharsets.UTF_8.encode(chars.flip());
        }
        return true;
    }

    private void readMore() throws IOException {
        read.compact();
        int many = in.read(read.array(), read.position(), read.remaining());
        ended = many < 0;
        read.position(read.position() + Math.max(many, 0)).flip();
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
