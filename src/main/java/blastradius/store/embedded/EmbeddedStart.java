package blastradius.store.embedded;

import blastradius.model.BlastRadiusException.StoreUnavailable;
import blastradius.store.database.Database;
import blastradius.store.database.DiskSpace;
import blastradius.store.database.OwnerOnly;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.neo4j.driver.Driver;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An embedded Neo4j that starts in the background, and a driver that waits for it when it is first used. A Neo4j that stops working, as
 * it does when its disk is full, is closed and opened anew as soon as there is room; until then the driver refuses.
 */
public final class EmbeddedStart implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedStart.class);
    private static final Duration PAUSE = Duration.ofMillis(100);

    private record Running(EmbeddedNeo4j neo4j, Driver driver) {

        void close() {
            try (neo4j;
                    driver) {
                LOG.debug("closing Neo4j");
            }
        }
    }

    private final Path data;
    private final Path folder;
    private CompletableFuture<Running> running;
    private boolean reopening;
    private boolean closed;

    /** Takes the data folder from others, and keeps the store in it. */
    public EmbeddedStart(Path data) {
        BundledNeo4j.require();
        this.data = data;
        this.folder = data.resolve("neo4j");
        this.running = CompletableFuture.supplyAsync(
                this::start, work -> Thread.ofPlatform().name("start-neo4j").start(work));
    }

    private Running start() {
        try {
            OwnerOnly.folder(data);
        } catch (IOException e) {
            throw StoreRefusal.of(data, e);
        }
        EmbeddedNeo4j neo4j = EmbeddedNeo4j.start(folder, this::reopen);
        return new Running(neo4j, neo4j.connect());
    }

    /** A driver whose every call waits until Neo4j runs. */
    public Driver driver() {
        return (Driver) Proxy.newProxyInstance(
                Driver.class.getClassLoader(), new Class<?>[] {Driver.class}, (proxy, method, arguments) -> {
                    if (method.getDeclaringClass() == Object.class) {
                        return ofObject(proxy, method.getName(), arguments);
                    }
                    try {
                        return method.invoke(running().driver(), arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    private Running running() {
        CompletableFuture<Running> now;
        synchronized (this) {
            Optional<String> trouble = trouble();
            if (trouble.isPresent()) {
                throw new StoreUnavailable(trouble.get(), null);
            }
            now = running;
        }
        return Database.joined(now);
    }

    /** Why Neo4j does not work now; empty while it does, as far as it has said. */
    public synchronized Optional<String> trouble() {
        if (!reopening) {
            return Optional.empty();
        }
        return Optional.of(
                DiskSpace.isOut(folder)
                        ? "the disk of the data folder is full; make room, and Neo4j opens its store again by itself"
                        : "Neo4j opens its store anew; try again in a few seconds");
    }

    private synchronized void reopen() {
        if (!reopening && !closed) {
            reopening = true;
            LOG.error("Neo4j has stopped working; it is opened anew as soon as the disk of {} has room", folder);
            Thread.ofPlatform().name("reopen-neo4j").start(this::openAnew);
        }
    }

    private void openAnew() {
        try {
            Database.joined(running).close();
        } catch (RuntimeException broken) {
            LOG.warn("the stopped Neo4j did not close cleanly: {}", broken.getMessage());
        }
        while (!isOpened()) {
            try {
                Thread.sleep(PAUSE);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    /* Also true where there is nothing left to open for. */
    private boolean isOpened() {
        if (isClosed()) {
            return true;
        }
        if (DiskSpace.isOut(folder)) {
            return false;
        }
        try {
            Running opened = start();
            if (!isTaken(opened)) {
                opened.close();
            }
            return true;
        } catch (RuntimeException still) {
            LOG.warn("{}", still.getMessage());
            return false;
        }
    }

    private synchronized boolean isClosed() {
        return closed;
    }

    private synchronized boolean isTaken(Running opened) {
        if (closed) {
            return false;
        }
        running = CompletableFuture.completedFuture(opened);
        reopening = false;
        LOG.info("Neo4j works again");
        return true;
    }

    /** Waits for a start that is under way. May be called again. */
    @Override
    public void close() {
        synchronized (this) {
            if (closed || reopening) {
                closed = true;
                return;
            }
            closed = true;
        }
        if (!running.isCompletedExceptionally()) {
            Database.joined(running).close();
        }
    }

    @SuppressWarnings("ReferenceEquality") // identity is what a proxy of one object has
    private static Object ofObject(Object proxy, String method, @Nullable Object @Nullable [] arguments) {
        return switch (method) {
            case "equals" -> arguments != null && proxy == arguments[0];
            case "hashCode" -> System.identityHashCode(proxy);
            default -> "driver of the embedded Neo4j";
        };
    }
}
