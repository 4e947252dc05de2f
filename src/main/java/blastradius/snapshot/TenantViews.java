package blastradius.snapshot;

import blastradius.model.Sight;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;

/** The parts of one snapshot that were asked for last: together at most four times its entities, or 100,000. Lives as long as the snapshot. */
public final class TenantViews {

    private static final int MOST_TIMES = 4;
    private static final long LEAST = 100_000;
    private static final int MOST_PARTS = 256;

    private final Snapshot whole;
    private final long most;
    private final Map<Sight, FutureTask<Snapshot>> parts = new LinkedHashMap<>(16, 0.75f, true);

    private TenantViews(Snapshot whole) {
        this.whole = whole;
        this.most = Math.max(LEAST, (long) MOST_TIMES * whole.entityCount());
    }

    /** A snapshot of an estate as this thread's sight shows it; those who ask for the same part meanwhile wait for it. */
    public static Snapshot seen(Snapshot whole) {
        Sight sight = Sight.current();
        return sight.isWhole()
                ? whole
                : whole.companion(TenantViews.class, TenantViews::new).of(sight);
    }

    private Snapshot of(Sight sight) {
        FutureTask<Snapshot> part;
        synchronized (parts) {
            part = parts.computeIfAbsent(sight, asked -> new FutureTask<>(() -> TenantView.of(whole, asked)));
        }
        if (part.isDone()) {
            return made(part);
        }
        part.run(); // nothing where somebody else has begun
        Snapshot made = made(part);
        forget();
        return made;
    }

    private Snapshot made(FutureTask<Snapshot> part) {
        try {
            return part.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while a part of the estate was made", e);
        } catch (ExecutionException e) {
            synchronized (parts) {
                parts.values().remove(part);
            }
            throw new IllegalStateException("no part of the estate could be made", e.getCause());
        }
    }

    /* Those that were asked for longest ago, but for one. */
    private void forget() {
        synchronized (parts) {
            long entities = parts.values().stream().mapToLong(TenantViews::size).sum();
            Iterator<FutureTask<Snapshot>> eldest = parts.values().iterator();
            while ((entities > most || parts.size() > MOST_PARTS) && parts.size() > 1) {
                entities -= size(eldest.next());
                eldest.remove();
            }
        }
    }

    private static long size(FutureTask<Snapshot> part) {
        return part.state() == Future.State.SUCCESS ? part.resultNow().entityCount() : 0;
    }
}
