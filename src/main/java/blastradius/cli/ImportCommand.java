package blastradius.cli;

import blastradius.ingest.ImportRequest;
import blastradius.ingest.Importer;
import blastradius.ingest.file.ImportFile;
import blastradius.ingest.file.Patience;
import blastradius.ingest.file.Progress;
import blastradius.model.BlastRadiusException.BadRequest;
import blastradius.model.ImportReport;
import blastradius.model.Removing;
import blastradius.store.document.ImportHistory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.convert.DurationStyle;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code import FILE…}: reads files into the estate while no server has it open, and prints what became of them. */
@Command(
        name = "import",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Imports files as one statement of one source: all of it, or nothing.",
        footer = {
            "",
            "Formats are told by content: own tables (CSV, JSON lines, Excel), BloodHound OpenGraph, SharpHound, AzureHound,",
            "responses of Microsoft Graph (one folder a tenant), Azure, Neo4j JSON lines, edge lists that a mapping",
            "describes, contract cases; plain, gzip, zip or a folder.",
            "Ends with 0 when imported, 1 when refused (nothing was changed), 2 when misused. Ctrl-C undoes what was done",
            "so far and ends with 130, SIGTERM with 143."
        })
@SuppressWarnings("NullAway.Init") // the fields are set by the command line
public final class ImportCommand implements Callable<Integer> {

    /** What becomes of what the source stated before and does not state now. */
    enum Mode {
        REPLACE,
        ADD
    }

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "Files to import; a folder is all files below it.")
    private List<Path> files;

    @Option(names = "--source", description = "Name under which the facts are kept. Default: what the files say.")
    private @Nullable String source;

    @Option(
            names = "--mode",
            defaultValue = "replace",
            description = "replace: what the source no longer states is removed (default). add: nothing is.")
    private Mode mode;

    @Option(names = "--strict", description = "Refuse the import if anything is not read as its file states it.")
    private boolean strict;

    @Option(
            names = "--removing",
            defaultValue = "ask",
            converter = Most.class,
            paramLabel = "N|any",
            description =
                    "How many entities and relations together may be removed, or any. Default: more than a fifth of a"
                            + " source, or its last entity, only when asked for.")
    private Removing removing;

    @Option(names = "--dry-run", description = "Only say what the import would do; change nothing.")
    private boolean dryRun;

    @Option(
            names = "--saved",
            description =
                    "Take over the lists, scenarios, exceptions and reviews of an export too; what is here stays as it is.")
    private boolean saved;

    @Option(names = "--mapping", description = "What the files' words mean: a YAML file, or the name of a shipped one.")
    private @Nullable String mapping;

    @Option(names = "--zone", description = "Zone of times that state none, as Europe/Berlin or +01:00. Default: UTC.")
    private @Nullable String zone;

    @Option(names = "--tenant", description = "Id of the Entra tenant of files that do not say whose they are.")
    private @Nullable String tenant;

    @Option(
            names = "--limit",
            defaultValue = "1h",
            converter = Limit.class,
            description = "How long it may take, as 90s, 30m or 1h (default); then it is undone.")
    private Duration limit;

    /** Durations as the settings of the server write them. */
    static final class Limit implements CommandLine.ITypeConverter<Duration> {

        @Override
        public Duration convert(String text) {
            return DurationStyle.detectAndParse(text);
        }
    }

    /** A number, or any. */
    static final class Most implements CommandLine.ITypeConverter<Removing> {

        @Override
        public Removing convert(String text) {
            try {
                return text.equals("ask") ? Removing.ASK : Removing.of(text);
            } catch (BadRequest wrong) {
                throw new CommandLine.TypeConversionException(String.valueOf(wrong.getMessage()));
            }
        }
    }

    @Option(names = "--data", description = "Data folder of the estate. Default: blastradius.data, else data.")
    private @Nullable Path data;

    @Spec
    private CommandSpec spec;

    /** Runs the command and gives its exit code. */
    public static int run(String... arguments) {
        return CommandRun.of(new ImportCommand(), arguments);
    }

    @Override
    public Integer call() throws IOException {
        List<ImportFile> given = new ArrayList<>();
        for (Path file : files) {
            given.addAll(ImportFile.in(file));
        }
        ImportRequest request = new ImportRequest(given, source, mode == Mode.REPLACE, strict, named())
                .removing(removing)
                .asTrial(dryRun)
                .in(zone)
                .ofTenant(tenant)
                .withSaved(saved);
        try (Interruption interruption = Interruption.of(Patience.of(limit));
                ConfigurableApplicationContext store = OpenStore.in(data)) {
            ImportReport report = imported(store.getBean(Importer.class), request, interruption.patience());
            if (!dryRun) {
                report.each().forEach(store.getBean(ImportHistory.class)::save);
            }
            spec.commandLine().getOut().print(ReportText.of(report));
            spec.commandLine().getOut().flush();
        }
        return 0;
    }

    private static ImportReport imported(Importer importer, ImportRequest request, Patience patience) {
        try (ProgressBar bar = new ProgressBarBuilder()
                .setTaskName("Importing")
                .setStyle(ProgressBarStyle.ASCII)
                .setUnit(" MiB", 1 << 20)
                .setInitialMax(-1)
                .continuousUpdate() // what is committed is told after the last byte
                .build()) {
            return importer.run(request, state -> show(bar, state), patience);
        }
    }

    private static void show(ProgressBar bar, Progress.State state) {
        bar.maxHint(state.totalBytes());
        bar.stepTo(state.bytes());
        String share = state.total() == 0 ? "" : " " + 100 * state.done() / state.total() + " %";
        bar.setExtraMessage(state.records() + " records, " + state.phase() + share);
    }

    private ImportRequest.@Nullable NamedMapping named() throws IOException {
        if (mapping == null) {
            return null;
        }
        Path file = Path.of(mapping);
        return Files.isRegularFile(file)
                ? new ImportRequest.NamedMapping(mapping, Files.readString(file))
                : new ImportRequest.NamedMapping(mapping, null);
    }
}
