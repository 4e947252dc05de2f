package blastradius.cli;

import blastradius.store.backup.BackupFile.Head;
import blastradius.store.backup.Restore;
import blastradius.store.embedded.DataFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code restore FILE}: a backup becomes the record of a data folder that has none. */
@Command(
        name = "restore",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Makes a backup the record of a data folder that has none. A damaged backup is refused before anything is written,",
            "and the folder has the whole record or nothing."
        },
        footer = {"", "Ends with 0 when done, 1 when refused (nothing was changed), 2 when misused."})
@SuppressWarnings("NullAway.Init") // the fields are set by the command line
public final class RestoreCommand implements Callable<Integer> {

    @Parameters(paramLabel = "FILE", description = "What backup wrote.")
    private Path file;

    @Option(names = "--dry-run", description = "Only see whether the backup is whole; change nothing.")
    private boolean dryRun;

    @Option(names = "--data", description = "Data folder of the estate. Default: blastradius.data, else data.")
    private @Nullable Path data;

    @Spec
    private CommandSpec spec;

    /** Runs the command and gives its exit code. */
    public static int run(String... arguments) {
        return CommandRun.of(new RestoreCommand(), arguments);
    }

    @Override
    public Integer call() throws IOException {
        Head head = Restore.check(file);
        if (!dryRun) {
            DataFolder folder = OpenStore.folder(data);
            folder.made(driver -> {
                Restore.into(driver, file);
                return head;
            });
        }
        spec.commandLine()
                .getOut()
                .printf(
                        "%s: version %d of %s, whole%s%n",
                        file, head.version(), head.at(), dryRun ? "; nothing was changed" : " and restored");
        spec.commandLine().getOut().flush();
        return 0;
    }
}
