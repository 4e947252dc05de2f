package blastradius.graphql.imports;

import blastradius.model.ImportReport;
import blastradius.store.document.Gaps.Gap;
import blastradius.store.document.ImportHistory.Entry;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is known of imports. */
public interface ImportRecord {

    /** When the newest import began; null: there was none. */
    @Nullable
    Instant newest();

    /** Of a source, or of all, those that began at the instant or before: the newest first. */
    List<Entry> entries(@Nullable String source, Instant until, int skip, int limit);

    /** How many these are. */
    long count(@Nullable String source, Instant until);

    Optional<Entry> find(String id);

    /** What the sources lack, for the snapshot of a version; empty: nobody can tell. */
    Optional<List<Gap>> gaps(long version);

    /**
     * Makes an older version the newest, so that the next question sees it, or only says what that would do.
     *
     * @param check throws to end it before anything is visible
     */
    ImportReport restore(long version, boolean dryRun, Runnable check);
}
