package blastradius.ingest.recognition;

import blastradius.ingest.file.Content;
import blastradius.ingest.file.Format;
import org.jspecify.annotations.Nullable;

/**
 * A content and what it turned out to be.
 *
 * @param sourceKind what the content calls its collector, if it does
 * @param remark what the report should say of how it is read
 */
public record Recognised(
        Content content,
        Format format,
        @Nullable String sourceKind,
        @Nullable String remark) {

    /** Without a remark. */
    public Recognised(Content content, Format format, @Nullable String sourceKind) {
        this(content, format, sourceKind, null);
    }
}
