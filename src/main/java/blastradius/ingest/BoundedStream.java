package blastradius.ingest;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Unpacked bytes, as long as there are not suspiciously many of them. */
final class BoundedStream extends FilterInputStream {

    private final String name;
    private final long limit;
    private long bytes;

    BoundedStream(InputStream in, String name, long packedBytes) {
        super(in);
        this.name = name;
        this.limit = Math.min(
                ImportLimits.MAX_UNPACKED_BYTES,
                Math.max(ImportLimits.RATIO_FREE_BYTES, packedBytes * ImportLimits.MAX_RATIO));
    }

    @Override
    public int read() throws IOException {
        int one = super.read();
        count(one < 0 ? 0 : 1);
        return one;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int many = super.read(buffer, offset, length);
        count(many);
        return many;
    }

    private void count(int more) throws IOException {
        bytes += Math.max(more, 0);
        if (bytes > limit) {
            throw new IOException(name + " unpacks to more than " + limit + " bytes, over " + ImportLimits.MAX_RATIO
                    + " times its packed size or the limit of an import; unpack it yourself and import the plain files"
                    + " if it is genuine");
        }
    }
}
