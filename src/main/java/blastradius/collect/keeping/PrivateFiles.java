package blastradius.collect.keeping;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.Set;
import java.util.stream.Stream;

/** Files and folders that only their owner reads, where the file system knows owners. */
final class PrivateFiles {

    private static final boolean KNOWS_OWNERS =
            FileSystems.getDefault().supportedFileAttributeViews().contains("posix");

    private PrivateFiles() {}

    private static FileAttribute<?>[] only(String rights) {
        return KNOWS_OWNERS
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(rights))}
                : new FileAttribute<?>[0];
    }

    static void folders(Path folder) throws IOException {
        Files.createDirectories(folder, only("rwx------"));
    }

    /** A file that is not there yet. */
    static OutputStream created(Path file) throws IOException {
        Files.deleteIfExists(file);
        Files.createFile(file, only("rw-------"));
        return Files.newOutputStream(file, StandardOpenOption.WRITE);
    }

    /** A file that may be there already. */
    static FileChannel channel(Path file) throws IOException {
        return FileChannel.open(file, Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE), only("rw-------"));
    }

    /** Writes a file whole or not at all, into a folder that is made if need be. */
    static void write(Path file, byte[] bytes) throws IOException {
        Path folder = file.getParent();
        if (folder != null) {
            folders(folder);
        }
        Path draft = file.resolveSibling(file.getFileName() + ".draft");
        try (OutputStream out = created(draft)) {
            out.write(bytes);
        }
        put(draft, file);
    }

    /** Puts a file that is whole in the place of another. */
    static void put(Path draft, Path file) throws IOException {
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Deletes a folder with what is in it; links are deleted, not followed. */
    static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(each);
            }
        }
    }

    /** Whether only the owner comes in. */
    static boolean isPrivate(Path folder) throws IOException {
        return !KNOWS_OWNERS
                || Set.copyOf(Files.getPosixFilePermissions(folder))
                        .equals(PosixFilePermissions.fromString("rwx------"));
    }
}
