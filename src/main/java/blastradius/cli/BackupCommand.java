package blastradius.cli;

import blastradius.store.backup.Backup;
import blastradius.store.backup.Backup.Written;
import blastradius.store.embedded.DataFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code backup FILE}: the whole record of a data folder in one file, whether or not a server has it open. */
@Command(
        name = "backup",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Writes the whole record of a data folder into one file: the estate with its versions, and all that people saved.",
            "A server that has the folder open goes on answering; imports are refused meanwhile."
        },
        footer = {"", "Ends with 0 when done, 1 when refused (there is no file), 2 when misused."})
@SuppressWarnings("NullAway.Init") // the fields are set by the command line
public final class BackupCommand implements Callable<Integer> {

    @Parameters(paramLabel = "FILE", description = "Where to; there is none of that name yet.")
    private Path file;

    @Option(names = "--data", description = "Data folder of the estate. Default: blastradius.data, else data.")
    private @Nullable Path data;

    @Spec
    private CommandSpec spec;

    /** Runs the command and gives its exit code. */
    public static int run(String... arguments) {
        return CommandRun.of(new BackupCommand(), arguments);
    }

    @Override
    public Integer call() throws IOException {
        DataFolder folder = OpenStore.folder(data);
        boolean served = folder.isServed();
        Written written = folder.inStore(driver -> new Backup(driver).to(file));
        spec.commandLine()
                .getOut()
                .printf(
                        "%s: version %d, %,d nodes, %,d relationships, %,d bytes%s%nsha256 of its lines: %s%n",
                        file,
                        written.version(),
                        written.nodes(),
                        written.relationships(),
                        Files.size(file),
                        served ? "; a server had the folder open" : "",
                        written.sha256());
        spec.commandLine().getOut().flush();
        return 0;
    }
}
