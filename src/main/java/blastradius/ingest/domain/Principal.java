package blastradius.ingest.domain;

import org.jspecify.annotations.Nullable;

/** One object as another's record mentions it; {@code type} is the collector's word for what it is, null where it says nothing. */
public record Principal(String id, @Nullable String type) {}
