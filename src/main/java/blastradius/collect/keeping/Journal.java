package blastradius.collect.keeping;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * How far each list of a collection has come: a line a page, the last of a list counts. The first line says which collection it is. A line
 * that a kill has cut is as if it had not been written.
 */
final class Journal implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final OutputStream out;

    private Journal(OutputStream out) {
        this.out = out;
    }

    /**
     * How far one list has come.
     *
     * @param list tenant and path
     * @param kind the list, without whose it is
     * @param pages whole pages on disk
     * @param bytes of the last of them
     * @param next where the next is; null: there is none
     * @param why it is not the list but what was said instead; null: it is the list
     * @param isForGood whether asking again would bring the same
     */
    record Entry(
            String list,
            String kind,
            int pages,
            long bytes,
            @Nullable String next,
            @Nullable String why,
            boolean isForGood) {

        boolean isSettled() {
            return next == null && (why == null || isForGood);
        }
    }

    /** What a journal says. */
    record Known(String collection, Map<String, Entry> entries) {}

    private record Head(String collection) {}

    /** {@return what is in the file} Empty where there is none, or not even its first line is whole. */
    static Optional<Known> read(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        List<String> lines =
                Files.readString(file, StandardCharsets.UTF_8).lines().toList();
        try {
            Head head = JSON.readValue(lines.isEmpty() ? "" : lines.getFirst(), Head.class);
            Map<String, Entry> entries = new LinkedHashMap<>();
            lines.stream().skip(1).forEach(line -> add(line, entries));
            return Optional.of(new Known(head.collection(), entries));
        } catch (JacksonException cut) {
            return Optional.empty();
        }
    }

    private static void add(String line, Map<String, Entry> entries) {
        try {
            Entry entry = JSON.readValue(line, Entry.class);
            entries.put(entry.list(), entry);
        } catch (JacksonException cut) {
            return;
        }
    }

    /** Begins a file anew with what is known; what follows is appended. */
    static Journal begun(Path file, Known known) throws IOException {
        StringBuilder text = new StringBuilder(JSON.writeValueAsString(new Head(known.collection()))).append('\n');
        known.entries()
                .values()
                .forEach(entry -> text.append(JSON.writeValueAsString(entry)).append('\n'));
        PrivateFiles.write(file, text.toString().getBytes(StandardCharsets.UTF_8));
        return new Journal(Files.newOutputStream(file, StandardOpenOption.APPEND));
    }

    /** Appends a line. Called by one thread at a time. */
    void add(Entry entry) throws IOException {
        out.write((JSON.writeValueAsString(entry) + "\n").getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
