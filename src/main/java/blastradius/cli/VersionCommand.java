package blastradius.cli;

import blastradius.ingest.file.Patience;
import blastradius.model.ImportReport;
import blastradius.store.document.ImportHistory;
import blastradius.store.restoring.Versions;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code version list|restore}: what the estate was, while no server has it open. */
@Command(
        name = "version",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description =
                "Lists what made the newest versions of the estate, or brings one of the last ten back as a new one.",
        footer = {"", "Ends with 0 when done, 1 when refused (nothing was changed), 2 when misused."})
@SuppressWarnings("NullAway.Init") // the fields are set by the command line
public final class VersionCommand implements Callable<Integer> {

    private static final int MISUSED = 2;
    private static final int LISTED = 20;
    private static final String DATA = "Data folder of the estate. Default: blastradius.data, else data.";

    @Spec
    private CommandSpec spec;

    /** Runs the command and gives its exit code. */
    public static int run(String... arguments) {
        return CommandRun.of(new VersionCommand(), arguments);
    }

    @Override
    public Integer call() {
        spec.commandLine().usage(spec.commandLine().getErr());
        return MISUSED;
    }

    @Command(name = "list", description = "The newest imports and restorations, and the version that each led to.")
    int list(@Option(names = "--data", description = DATA) @Nullable Path data) {
        try (ConfigurableApplicationContext store = OpenStore.in(data)) {
            List<ImportReport> newest = store.getBean(ImportHistory.class).list(0, LISTED);
            newest.forEach(report -> out().printf(
                            "version %d: %s (%s), %s%n",
                            report.version(), report.source(), report.format(), report.startedAt()));
            if (newest.isEmpty()) {
                out().println("nothing was imported yet");
            }
        }
        out().flush();
        return 0;
    }

    @Command(name = "restore", description = "Makes a new version whose content equals version N; those between stay.")
    int restore(
            @Parameters(paramLabel = "N") long version,
            @Option(names = "--dry-run", description = "Only say what that would do; change nothing.") boolean dryRun,
            @Option(names = "--data", description = DATA) @Nullable Path data) {
        try (Interruption interruption = Interruption.of(Patience.unlimited());
                ConfigurableApplicationContext store = OpenStore.in(data)) {
            Versions versions = store.getBean(Versions.class);
            ImportReport report = dryRun
                    ? versions.preview(version).ofDryRun()
                    : versions.restore(version, interruption.patience()::check);
            out().print(ReportText.of(report));
        }
        out().flush();
        return 0;
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }
}
