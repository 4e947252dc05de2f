package blastradius.ingest.mapping;

import blastradius.model.EntityKind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is known of an edge's ends; a null kind is an end that no record describes. */
public record Ends(
        @Nullable EntityKind from,
        List<String> fromKinds,
        @Nullable EntityKind to,
        List<String> toKinds) {}
