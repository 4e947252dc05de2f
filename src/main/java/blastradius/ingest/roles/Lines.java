package blastradius.ingest.roles;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.function.Consumer;

/** The lines of a file of the catalogue, by cells: separated by tabs, comments begin with {@code #}. */
final class Lines {

    private Lines() {}

    static void of(String file, int cells, Consumer<String[]> line) {
        String path = "/seed-data/roles/" + file;
        try (InputStream bytes = Lines.class.getResourceAsStream(path);
                BufferedReader lines = new BufferedReader(
                        new InputStreamReader(Objects.requireNonNull(bytes, path), StandardCharsets.UTF_8))) {
            for (String text = lines.readLine(); text != null; text = lines.readLine()) {
                if (!text.isBlank() && text.charAt(0) != '#') {
                    String[] row = text.split("\t", -1);
                    if (row.length < cells) {
                        throw new IllegalStateException(path + ": \"" + text + "\" has not " + cells + " cells");
                    }
                    line.accept(row);
                }
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
