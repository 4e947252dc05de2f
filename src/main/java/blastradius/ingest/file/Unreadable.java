package blastradius.ingest.file;

import java.io.IOException;

/** Bytes that are not what their file says; the message is a sentence of ours, for the one who sent them. */
public final class Unreadable extends IOException {

    private static final long serialVersionUID = 1;

    public Unreadable(String words) {
        super(words);
    }
}
