package blastradius.ingest;

import blastradius.ingest.file.ImportFile;
import blastradius.snapshot.CurrentSnapshot;
import blastradius.store.document.Scenarios;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.io.ClassPathResource;

/** Imports the demo estate and its scenarios into a store that holds nothing, so that a first visit has something to ask about. */
public final class DemoEstate implements ApplicationRunner, SmartInitializingSingleton {

    private static final Logger LOG = LoggerFactory.getLogger(DemoEstate.class);

    /** What the demo estate is called among sources. */
    public static final String SOURCE = "demo";

    private static final List<String> FILES = List.of("entities.csv", "relations.csv");

    private final RunningImport intake;
    private final CurrentSnapshot current;
    private final Scenarios scenarios;

    DemoEstate(RunningImport intake, CurrentSnapshot current, Scenarios scenarios) {
        this.intake = intake;
        this.current = current;
        this.scenarios = scenarios;
    }

    /** Before anybody can ask: what is answered until the estate is loaded says that it is not all. */
    @Override
    public void afterSingletonsInstantiated() {
        if (current.get().version() == 0 && current.get().entityCount() == 0) {
            current.beginLoading();
        }
    }

    @Override
    public void run(ApplicationArguments arguments) throws IOException {
        if (current.isLoading()) {
            try {
                load();
            } finally {
                current.endLoading();
            }
        }
    }

    private void load() throws IOException {
        Path folder = Files.createTempDirectory("blast-radius-demo");
        List<ImportFile> files = new ArrayList<>();
        try {
            for (String name : FILES) {
                files.add(new ImportFile(name, copy(name, folder)));
            }
            var report = intake.take(new ImportRequest(files, SOURCE, true, true, null), state -> {});
            LOG.info(
                    "The store was empty: loaded the demo estate, {} entities and {} relations (blastradius.demo=false leaves it empty)",
                    report.entities().added(),
                    report.relations().added());
        } finally {
            for (ImportFile file : files) {
                Files.deleteIfExists(file.path());
            }
            Files.deleteIfExists(folder);
        }
        if (scenarios.list().isEmpty()) {
            long version = current.get().version();
            ScenarioFiles.shipped()
                    .forEach(scenario -> scenarios.create(scenario.saved(1, version, scenario.updatedAt())));
        }
    }

    private static Path copy(String name, Path folder) {
        Path file = folder.resolve(name);
        try (InputStream content = new ClassPathResource("seed-data/demo/" + name).getInputStream()) {
            Files.copy(content, file);
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException("the demo estate's " + name + " cannot be read", e);
        }
    }
}
