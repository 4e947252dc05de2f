package blastradius.attacks.served;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A folder on a disk of its own that can be full: a file system in memory where this user may mount one, else the same by a limit on the
 * size of files, which the system tells a process in other words and lifts while it runs.
 */
public final class SmallDisk implements AutoCloseable {

    private final Path folder;
    private final boolean mounted;

    private SmallDisk(Path folder, boolean mounted) {
        this.folder = folder;
        this.mounted = mounted;
    }

    /** Makes the folder a disk of so many bytes, if that is allowed. */
    public static SmallDisk at(Path folder, long bytes) throws IOException {
        boolean mounted = run(List.of("mount", "-t", "tmpfs", "-o", "size=" + bytes, "tmpfs", folder.toString()));
        return new SmallDisk(folder, mounted);
    }

    boolean isMounted() {
        return mounted;
    }

    /** Leaves the process no room, or next to none. */
    public void fill(Process process) throws IOException {
        if (mounted) {
            long free = folder.toFile().getUsableSpace();
            Files.write(ballast(), new byte[(int) Math.max(0, free - (64 << 10))]);
        } else {
            limit(process, "65536");
        }
    }

    /** Makes room. */
    public void empty(Process process) throws IOException {
        if (mounted) {
            Files.delete(ballast());
        } else {
            limit(process, "unlimited");
        }
    }

    private static void limit(Process process, String bytes) throws IOException {
        String pid = Long.toString(process.pid());
        if (!run(List.of("prlimit", "--pid", pid, "--fsize=" + bytes + ":"))) {
            throw new IllegalStateException("neither mount nor prlimit is allowed here: no disk can be made full");
        }
    }

    private Path ballast() {
        return folder.resolve("ballast");
    }

    private static boolean run(List<String> command) throws IOException {
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        process.onExit().completeOnTimeout(process, 10, TimeUnit.SECONDS).join();
        return !process.isAlive() && process.exitValue() == 0;
    }

    @Override
    public void close() throws IOException {
        if (mounted) {
            run(List.of("umount", "-l", folder.toString()));
        }
    }
}
