package blastradius.ingest;

import org.jspecify.annotations.Nullable;

/**
 * A content and what it turned out to be.
 *
 * @param sourceKind what the content calls its collector, if it does
 */
record Recognised(Content content, Format format, @Nullable String sourceKind) {}
