package blastradius.collect.request;

import org.jspecify.annotations.Nullable;

/** What a call has come to in the end. */
public sealed interface Answer {

    /**
     * A page.
     *
     * @param json as it is kept
     * @param next where the next page is, as Graph says; null: this is the last
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Page(byte[] json, @Nullable String next) implements Answer {}

    /**
     * Graph's no.
     *
     * @param json what Graph says to it
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Refused(int status, byte[] json) implements Answer {}

    /** No answer that could be used, however often it was asked. */
    record Failed(String why) implements Answer {}
}
