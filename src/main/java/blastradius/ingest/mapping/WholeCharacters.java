package blastradius.ingest.mapping;

import java.io.FilterReader;
import java.io.IOException;
import java.io.PushbackReader;
import java.io.Reader;

/** A text that never ends in the middle of a character where a reader of it pauses: the parser of YAML reads on where there is no room. */
final class WholeCharacters extends FilterReader {

    WholeCharacters(Reader text) {
        super(new PushbackReader(text, 1));
    }

    @Override
    public int read(char[] into, int offset, int length) throws IOException {
        int read = super.read(into, offset, length);
        if (read > 1 && Character.isHighSurrogate(into[offset + read - 1])) {
            ((PushbackReader) in).unread(into[offset + read - 1]);
            return read - 1;
        }
        return read;
    }
}
