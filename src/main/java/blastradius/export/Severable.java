package blastradius.export;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;

/**
 * Bytes that are whole or visibly cut off: once their making has failed nothing more reaches the reader, neither what writers still
 * keep nor the end that they put behind it when they are closed, and what lies below stays open. Used by one thread.
 */
final class Severable extends FilterOutputStream {

    private boolean severed;

    Severable(OutputStream out) {
        super(out);
    }

    /** What makes the bytes. */
    @FunctionalInterface
    interface Making {
        void run() throws IOException;
    }

    /** Runs it where only what is unchecked may be thrown. */
    static void unchecked(Making making) {
        try {
            making.run();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Runs the making; if it throws, everything ends there. */
    void whole(Making making) throws IOException {
        boolean done = false;
        try {
            making.run();
            done = true;
        } finally {
            severed |= !done;
        }
    }

    @Override
    public void write(int one) throws IOException {
        if (!severed) {
            out.write(one);
        }
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        if (!severed) {
            out.write(bytes, offset, length);
        }
    }

    @Override
    public void flush() throws IOException {
        if (!severed) {
            out.flush();
        }
    }

    @Override
    public void close() throws IOException {
        if (!severed) {
            out.close();
        }
    }
}
