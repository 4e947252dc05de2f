package blastradius.ingest.file;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * Counts what an import has read and then committed, tells a {@link Progress} of it now and then, and asks the {@link Patience}. Used by
 * one thread.
 */
public final class Meter implements Committing {

    /** A meter that nobody reads. */
    public static Meter silent() {
        return new Meter(Progress.NONE, 0, Patience.unlimited());
    }

    private static final int RECORDS_A_CHECK = 100;
    private static final int RECORDS_A_REPORT = 5_000;

    private final Progress progress;
    private final long totalBytes;
    private final Patience patience;
    private long bytes;
    private long passedBytes;
    private long records;
    private String phase = "";

    public Meter(Progress progress, long totalBytes, Patience patience) {
        this.progress = progress;
        this.totalBytes = totalBytes;
        this.patience = patience;
    }

    /** Another meter, of a reading that comes before: it asks the same patience, and tells only that it goes on. */
    public Meter looking(String name) {
        Meter before =
                new Meter(state -> progress.at(new Progress.State(name, 0, 0, totalBytes, 0, 0)), totalBytes, patience);
        before.begin(name);
        return before;
    }

    public void begin(String name) {
        phase = name;
        report();
    }

    /** One of the two readings of a file is over, also where it was not worth reading to the end. */
    public void passed(long sizeBytes) {
        passedBytes += sizeBytes;
        bytes = Math.max(bytes, passedBytes);
        report();
    }

    public void record() {
        records++;
        if (records % RECORDS_A_CHECK == 0) {
            patience.check();
        }
        if (records % RECORDS_A_REPORT == 0) {
            report();
        }
    }

    public long records() {
        return records;
    }

    @Override
    public void check() {
        patience.check();
    }

    @Override
    public void at(String committing, long done, long total) {
        phase = committing;
        progress.at(new Progress.State(phase, records, Math.min(bytes, totalBytes), totalBytes, done, total));
    }

    private void report() {
        at(phase, 0, 0);
    }

    /** The same stream, its bytes counted. */
    public InputStream counting(InputStream in) {
        return new FilterInputStream(in) {
            @Override
            public int read() throws IOException {
                int one = super.read();
                bytes += one < 0 ? 0 : 1;
                return one;
            }

            @Override
            public int read(byte[] buffer, int offset, int length) throws IOException {
                int many = super.read(buffer, offset, length);
                bytes += Math.max(many, 0);
                return many;
            }
        };
    }
}
