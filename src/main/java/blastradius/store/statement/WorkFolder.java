package blastradius.store.statement;

import blastradius.store.database.OwnerOnly;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.util.FileSystemUtils;

/**
 * A place for temporary files that is one owner's alone, under a folder that several processes may share. It is made when it is first
 * asked for; a locked file beside it says that its owner lives. What others left there that no longer live is removed then, and nothing
 * else. Thread-safe.
 */
public final class WorkFolder {

    private static final String LOCK = ".lock";

    /* Closing any channel to a file gives up this process's lock on it, so our own are never opened again. */
    private static final Set<Path> OURS = ConcurrentHashMap.newKeySet();

    private final Path shared;
    private @Nullable Path own;

    /** Touches nothing yet. */
    public WorkFolder(Path shared) {
        this.shared = shared;
    }

    /** The folder; this makes it where it is missing, readable for nobody else. */
    public synchronized Path path() throws IOException {
        if (own == null) {
            OwnerOnly.folder(shared);
            Path made = shared.resolve(UUID.randomUUID().toString());
            while (!isLocked(made)) {
                made = shared.resolve(UUID.randomUUID().toString());
            }
            sweep();
            own = made;
        }
        return OwnerOnly.folder(own);
    }

    /* Another process that sweeps may have taken the file for a left one before it was locked. */
    @SuppressWarnings("resource") // held as long as the process lives
    private static boolean isLocked(Path folder) throws IOException {
        Path file = lockOf(folder);
        OURS.add(file.toAbsolutePath());
        FileChannel channel = FileChannel.open(
                file, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), OwnerOnly.ofFile(file));
        if (channel.tryLock() == null || !Files.exists(file)) {
            channel.close();
            return false;
        }
        file.toFile().deleteOnExit();
        folder.toFile().deleteOnExit();
        return true;
    }

    private void sweep() throws IOException {
        try (DirectoryStream<Path> all = Files.newDirectoryStream(shared)) {
            for (Path path : all) {
                if (!path.toString().endsWith(LOCK)) {
                    removeIfLeft(path, lockOf(path));
                }
            }
        }
        try (DirectoryStream<Path> locks = Files.newDirectoryStream(shared, "*" + LOCK)) {
            for (Path lock : locks) {
                removeIfLeft(lock, lock);
            }
        }
    }

    private static void removeIfLeft(Path path, Path lock) {
        if (OURS.contains(lock.toAbsolutePath())) {
            return;
        }
        try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.WRITE);
                FileLock held = channel.tryLock()) {
            if (held != null) {
                FileSystemUtils.deleteRecursively(path);
            }
        } catch (java.nio.file.NoSuchFileException nobody) {
            delete(path);
        } catch (OverlappingFileLockException | IOException lives) {
            // its owner's, or not ours to remove
        }
    }

    private static void delete(Path path) {
        try {
            FileSystemUtils.deleteRecursively(path);
        } catch (IOException e) {
            throw new UncheckedIOException(path + " cannot be removed", e);
        }
    }

    private static Path lockOf(Path folder) {
        return folder.resolveSibling(folder.getFileName() + LOCK);
    }
}
