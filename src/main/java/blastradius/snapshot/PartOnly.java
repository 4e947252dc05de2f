package blastradius.snapshot;

import java.util.Optional;

/**
 * What a part of an estate leaves out that bears on its answers.
 *
 * @param shut relations that are shut as they need something that is hidden
 */
public record PartOnly(long shut) {

    /* A companion of every snapshot that is none of a part. */
    private static final PartOnly WHOLE = new PartOnly(-1);

    /** Of a snapshot, or of what it revises; empty: it is of a whole estate. */
    public static Optional<PartOnly> of(Snapshot snapshot) {
        return Optional.of(snapshot.origin().companion(PartOnly.class, whole -> WHOLE))
                .filter(part -> part.shut >= 0);
    }
}
