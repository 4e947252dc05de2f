package blastradius.store.database;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/** Who takes leases, one after the other. It tells when its process started, and neither machine nor user. Thread-safe. */
public final class Holder {

    private static final Instant STARTED = ProcessHandle.current()
            .info()
            .startInstant()
            .orElseGet(Instant::now)
            .truncatedTo(ChronoUnit.SECONDS);

    private final String id = UUID.randomUUID().toString();
    private final AtomicLong leases = new AtomicLong();

    String id() {
        return id;
    }

    long next() {
        return leases.incrementAndGet();
    }

    String words() {
        return "by the process that started at " + STARTED;
    }
}
