package blastradius.ingest.archive;

import blastradius.ingest.file.Unreadable;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.LongSupplier;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/** Unpacked bytes, as long as there are not suspiciously many of them, and at their end what the archive says of them. */
final class UnpackedStream extends FilterInputStream {

    private final Unpacked.Share share;
    private final LongSupplier packed;
    private final ZipDirectory.@Nullable Member member;
    private final CRC32 checksum = new CRC32();
    private long bytes;

    /**
     * @param packed how many packed bytes were read for it so far
     * @param member what a zip says of it; null where it says nothing
     */
    UnpackedStream(InputStream in, Unpacked.Share share, LongSupplier packed, ZipDirectory.@Nullable Member member) {
        super(in);
        this.share = share;
        this.packed = packed;
        this.member = member;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int many = super.read(buffer, offset, length);
        if (many > 0) {
            bytes += many;
            checksum.update(buffer, offset, many);
            share.reached(bytes, packed.getAsLong());
        } else if (many < 0 && member != null) {
            checkEnd(member);
        }
        return many;
    }

    private void checkEnd(ZipDirectory.Member stated) throws IOException {
        if (bytes != stated.unpackedBytes() || checksum.getValue() != stated.checksum()) {
            throw new Unreadable("it is damaged: its bytes are not those that the archive says; download it again");
        }
    }

    /** By reading, so that nothing passes uncounted. */
    @Override
    public long skip(long count) throws IOException {
        byte[] passed = new byte[(int) Math.min(Math.max(count, 0), 1 << 13)];
        return passed.length == 0 ? 0 : Math.max(0, read(passed, 0, passed.length));
    }

    @Override
    public boolean markSupported() {
        return false;
    }
}
