package blastradius.ingest.archive;

import blastradius.ingest.file.ImportLimits;
import blastradius.ingest.file.Unreadable;
import java.io.IOException;

/**
 * The bytes that one import's archives unpack to, held against the packed bytes that were really read: for each file, and for all of
 * them together. What is read several times counts once. Used by one thread.
 */
public final class Unpacked {

    private final long most;
    private long bytes;
    private long packed;

    /**
     * @param most unpacked bytes of all files
     */
    public Unpacked(long most) {
        this.most = most;
    }

    /** The part of one file, to be told how far each reading of it has come. */
    Share share(String name) {
        return new Share(name);
    }

    /** One file's part. */
    final class Share {

        private final String name;
        private long ownBytes;
        private long ownPacked;

        private Share(String name) {
            this.name = name;
        }

        /** A reading has come so far. */
        void reached(long readBytes, long readPacked) throws IOException {
            if (readBytes > allowed(readPacked, ImportLimits.RATIO_FREE_BYTES)) {
                throw tooMany("unpacks to more than " + ImportLimits.MAX_RATIO + " times its packed size");
            }
            if (readPacked > ownPacked) {
                packed += readPacked - ownPacked;
                ownPacked = readPacked;
            }
            if (readBytes > ownBytes) {
                bytes += readBytes - ownBytes;
                ownBytes = readBytes;
                if (bytes > most || bytes > allowed(packed, ImportLimits.RATIO_FREE_BYTES_IN_ALL)) {
                    throw tooMany("unpacks, with the files before it, to more than "
                            + (bytes > most ? most + " bytes" : ImportLimits.MAX_RATIO + " times their packed size"));
                }
            }
        }

        private IOException tooMany(String what) {
            return new Unreadable(
                    name + " " + what + "; unpack it yourself and import the plain files if it is genuine");
        }

        private static long allowed(long packedBytes, long free) {
            return Math.max(free, packedBytes * ImportLimits.MAX_RATIO);
        }
    }
}
