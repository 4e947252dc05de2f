package blastradius.cli;

import blastradius.ingest.Sources;
import blastradius.ingest.file.Patience;
import blastradius.ingest.file.Progress;
import blastradius.model.ImportReport;
import blastradius.store.document.ImportHistory;
import blastradius.store.reading.Entities;
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

/** {@code source list|rename|remove}: who states the estate, while no server has it open. */
@Command(
        name = "source",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Lists, renames or removes sources: the names under which imports are kept.",
        footer = {"", "Ends with 0 when done, 1 when refused (nothing was changed), 2 when misused."})
@SuppressWarnings("NullAway.Init") // the fields are set by the command line
public final class SourceCommand implements Callable<Integer> {

    private static final int MISUSED = 2;
    private static final String DATA = "Data folder of the estate. Default: blastradius.data, else data.";

    @Spec
    private CommandSpec spec;

    /** Runs the command and gives its exit code. */
    public static int run(String... arguments) {
        return CommandRun.of(new SourceCommand(), arguments);
    }

    @Override
    public Integer call() {
        spec.commandLine().usage(spec.commandLine().getErr());
        return MISUSED;
    }

    @Command(name = "list", description = "All sources: entities, relations, last import.")
    int list(@Option(names = "--data", description = DATA) @Nullable Path data) {
        try (ConfigurableApplicationContext store = OpenStore.in(data)) {
            List<Entities.Source> all = store.getBean(Entities.class).sources();
            all.forEach(source -> out().printf(
                            "%s: %,d entities, %,d relations, %s%n",
                            source.name(),
                            source.entities(),
                            source.relations(),
                            source.lastImport() == null ? "no import is known" : "imported " + source.lastImport()));
            if (all.isEmpty()) {
                out().println("there is no source");
            }
        }
        out().flush();
        return 0;
    }

    @Command(name = "rename", description = "Gives a source another name; what it states stays.")
    int rename(
            @Parameters(paramLabel = "NAME") String name,
            @Parameters(paramLabel = "TO") String other,
            @Option(names = "--data", description = DATA) @Nullable Path data) {
        try (ConfigurableApplicationContext store = OpenStore.in(data)) {
            store.getBean(Sources.class).rename(name, other);
        }
        out().println("the source " + name + " is now " + other);
        out().flush();
        return 0;
    }

    @Command(name = "remove", description = "Takes a source away with all that only it states.")
    int remove(
            @Parameters(paramLabel = "NAME") String name,
            @Option(names = "--data", description = DATA) @Nullable Path data) {
        try (Interruption interruption = Interruption.of(Patience.unlimited());
                ConfigurableApplicationContext store = OpenStore.in(data)) {
            ImportReport report = store.getBean(Sources.class).remove(name, Progress.NONE, interruption.patience());
            store.getBean(ImportHistory.class).save(report);
            out().print(ReportText.of(report));
        }
        out().flush();
        return 0;
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }
}
