package blastradius.ingest.msgraph;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** The sample of responses, as one zip, perhaps with something changed. */
public final class GraphWorld {

    private static final Path WORLD = Path.of("src/test/resources/samples/graph/world");

    private GraphWorld() {}

    /** The files by their names, to be changed. */
    public static Map<String, String> files() throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> all = Files.walk(WORLD)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                files.put(WORLD.relativize(file).toString().replace('\\', '/'), Files.readString(file));
            }
        }
        return files;
    }

    /** The files of one tenant alone. */
    public static Map<String, String> files(String tenant) throws IOException {
        Map<String, String> files = files();
        files.keySet().removeIf(name -> !name.startsWith(tenant + "/"));
        return files;
    }

    public static Path zip(Path folder, Consumer<Map<String, String>> change) throws IOException {
        Map<String, String> files = files();
        change.accept(files);
        return zip(folder.resolve("export.zip"), files);
    }

    public static Path zip(Path zip, Map<String, String> files) throws IOException {
        try (OutputStream out = Files.newOutputStream(zip);
                ZipOutputStream members = new ZipOutputStream(out)) {
            for (Map.Entry<String, String> file : files.entrySet()) {
                members.putNextEntry(new ZipEntry(file.getKey()));
                members.write(file.getValue().getBytes(java.nio.charset.StandardCharsets.UTF_8));
                members.closeEntry();
            }
        }
        return zip;
    }
}
