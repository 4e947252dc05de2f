package blastradius.ingest.file;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** The lines of a text one by one, none longer than {@link ImportLimits#MAX_LINE_CHARS}; LF and CRLF both end a line. */
public final class Lines implements AutoCloseable {

    private final String file;
    private final Reader reader;
    private final char[] buffer = new char[1 << 15];
    private int position;
    private int limit;
    private long number;

    public Lines(Content content, Meter meter) {
        this.file = content.name();
        this.reader = new InputStreamReader(content.open(meter), StandardCharsets.UTF_8);
    }

    /** The next line, or null at the end. */
    @Nullable
    public String next() {
        try {
            return read();
        } catch (IOException failed) {
            throw Failures.unreadable(file, failed);
        }
    }

    /** What the file begins with, blank lines before it left out; not to be mixed with {@link #next}. */
    public String beginning() {
        try {
            while (fill()) {
                String text = new String(buffer, 0, limit).stripLeading();
                if (!text.isEmpty()) {
                    return text;
                }
            }
            return "";
        } catch (IOException failed) {
            throw Failures.unreadable(file, failed);
        }
    }

    /** The number of the line that was read last, from 1. */
    public long number() {
        return number;
    }

    private @Nullable String read() throws IOException {
        StringBuilder line = null;
        while (position < limit || fill()) {
            int start = position;
            while (position < limit && buffer[position] != '\n') {
                position++;
            }
            if (position < limit) {
                return ended(line, start);
            }
            line = line == null ? new StringBuilder() : line;
            line.append(buffer, start, position - start);
            if (line.length() > ImportLimits.MAX_LINE_CHARS) {
                throw Failures.rejected(
                        file + ", line " + (number + 1),
                        "is longer than " + ImportLimits.MAX_LINE_CHARS + " characters");
            }
        }
        number += line == null ? 0 : 1;
        return line == null ? null : withoutReturn(line.toString());
    }

    private String ended(@Nullable StringBuilder before, int start) {
        String rest = new String(buffer, start, position - start);
        position++;
        number++;
        return withoutReturn(before == null ? rest : before.append(rest).toString());
    }

    private static String withoutReturn(String line) {
        return line.endsWith("\r") ? line.substring(0, line.length() - 1) : line;
    }

    private boolean fill() throws IOException {
        limit = reader.read(buffer);
        position = 0;
        return limit > 0;
    }

    @Override
    public void close() {
        try {
            reader.close();
        } catch (IOException failed) {
            throw Failures.unreadable(file, failed);
        }
    }
}
