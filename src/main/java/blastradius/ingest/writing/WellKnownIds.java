package blastradius.ingest.writing;

import blastradius.model.IdText;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Ids that look unique and are not, {@code seed-data/ids/well-known.tsv}: each tenant has a thing of its own under them. */
final class WellKnownIds {

    private static final String FILE = "/seed-data/ids/well-known.tsv";
    private static final int GUID_CHARS = 36;
    private static final Set<String> IDS = read();

    private WellKnownIds() {}

    /** The normal form of an id that every tenant has; null for any other. */
    static @Nullable String normal(String text) {
        if (IdText.isSharedSid(text)) {
            return "S" + text.substring(1);
        }
        if (text.length() < GUID_CHARS || text.length() > GUID_CHARS + 2) {
            return null;
        }
        String upper = text.toUpperCase(Locale.ROOT);
        return IDS.contains(upper) ? upper : null;
    }

    private static Set<String> read() {
        Set<String> ids = new HashSet<>();
        try (InputStream file = WellKnownIds.class.getResourceAsStream(FILE);
                BufferedReader lines = new BufferedReader(
                        new InputStreamReader(java.util.Objects.requireNonNull(file, FILE), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                int tab = line.indexOf('\t');
                if (tab > 0 && line.charAt(0) != '#') {
                    ids.add(line.substring(0, tab));
                }
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return ids;
    }
}
