package blastradius.graphql.finding;

import blastradius.store.history.FindingLife;
import blastradius.store.history.FindingLives.Recorded;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is known of findings in earlier versions. */
public interface PastFindings {

    /** Empty: nothing is recorded yet. */
    Optional<Recorded> recorded();

    /** Those of these ids that were ever recorded, by id. */
    Map<String, FindingLife> of(Collection<String> ids);

    /** Those that stood at a version. */
    List<FindingLife> stoodAt(long version);

    /** When versions came; those that there never were are left out. */
    Map<Long, Instant> dates(Collection<Long> versions);

    /** The version that was the newest at an instant; empty: there was none yet. */
    Optional<Long> newestAt(Instant at);
}
