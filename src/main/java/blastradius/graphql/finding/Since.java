package blastradius.graphql.finding;

import blastradius.finding.Accepted;
import blastradius.finding.outcome.Finding;
import blastradius.model.BlastRadiusException.BadRequest;
import blastradius.store.history.FindingLife;
import blastradius.store.history.FindingLives.Recorded;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** An answer beside what an earlier version had. What only rules see otherwise is told from what became otherwise. For one thread. */
final class Since {

    /** What became of a finding. */
    enum FindingChange {
        NEW,
        RETURNED,
        STAYED,
        JUDGED_ANEW
    }

    private final long version;
    private final Instant at;
    private final Judgement judgement;
    private final Recorded recorded;
    private final Map<String, FindingLife> stood = new LinkedHashMap<>();
    private final Accepted accepted;
    private final Map<String, String> criteria;

    private Since(long version, Instant at, Judgement judgement, Recorded recorded) {
        this.version = version;
        this.at = at;
        this.judgement = judgement;
        this.recorded = recorded;
        judgement.past().known().stoodAt(version).forEach(life -> stood.put(life.id(), life));
        this.accepted = Accepted.at(at, judgement.risks(), judgement.inquiry().snapshot());
        this.criteria = RecordedJudgement.criteria(judgement.parameters());
    }

    /**
     * Since a version, or since the one that was the newest at an instant; null: nothing is asked.
     *
     * @throws BadRequest if there was none, or its findings are not recorded
     */
    static @Nullable Since of(@Nullable Integer version, @Nullable Instant at, Judgement judgement) {
        if (version == null && at == null) {
            return null;
        }
        if (version != null && at != null) {
            throw new BadRequest("since and sinceVersion are both stated; state one of them");
        }
        PastFindings known = judgement.past().known();
        long asked = version != null
                ? version
                : known.newestAt(Objects.requireNonNull(at))
                        .orElseThrow(() -> new BadRequest("since is " + at + "; there was no version yet"));
        Optional<Recorded> recorded = known.recorded();
        if (recorded.isEmpty()
                || asked < recorded.get().first()
                || asked > recorded.get().last()) {
            throw new BadRequest(
                    (version != null ? "sinceVersion is " + version : "since means version " + asked) + "; "
                            + recorded.map(span -> "findings are recorded of the versions from " + span.first() + " to "
                                            + span.last())
                                    .orElse("no findings are recorded yet")
                            + ", the newest some moments after it came");
        }
        Instant then = known.dates(List.of(asked)).get(asked);
        return new Since(asked, then == null ? Instant.EPOCH : then, judgement, recorded.get());
    }

    long version() {
        return version;
    }

    Instant at() {
        return at;
    }

    /** The last version whose findings are recorded. */
    long recordedUpTo() {
        return recorded.last();
    }

    /** Rules that judge otherwise than they judged then. */
    Set<String> rulesChanged() {
        Set<String> changed = new TreeSet<>();
        recorded.changed().forEach((rule, first) -> {
            if (first > version) {
                changed.add(rule);
            }
        });
        Set<String> all = new TreeSet<>(criteria.keySet());
        all.addAll(recorded.criteria().keySet());
        all.stream().filter(this::judgesOtherwise).forEach(changed::add);
        return changed;
    }

    /* Than it judged the version recorded last. */
    private boolean judgesOtherwise(String rule) {
        return !Objects.equals(criteria.get(rule), recorded.criteria().get(rule));
    }

    FindingChange change(Finding finding) {
        FindingLife life = judgement.past().life(finding);
        boolean isOpenAgain = judgement.isOpen(finding) && accepted.by(finding).isPresent();
        if (stood.containsKey(finding.id()) && life != null) {
            boolean cameBack = life.last().since() > version && !life.last().isJudgedIn();
            return cameBack || isOpenAgain ? FindingChange.RETURNED : FindingChange.STAYED;
        }
        if ((life != null && life.last().until() == null)
                ? life.last().isJudgedIn()
                : judgesOtherwise(finding.rule().id())) {
            return FindingChange.JUDGED_ANEW;
        }
        boolean isNew = life == null
                || (life.first() > version && !life.spans().getFirst().isJudgedIn());
        return isNew ? FindingChange.NEW : FindingChange.RETURNED;
    }

    /** Those that stood then and are no more. */
    List<FindingLife> gone() {
        return noMore(false);
    }

    /** Those that stood then and that only rules see no more. */
    List<FindingLife> judgedAway() {
        return noMore(true);
    }

    private List<FindingLife> noMore(boolean isJudgedAway) {
        return stood.values().stream()
                .filter(life -> judgement.findings().find(life.id()).isEmpty())
                .filter(life -> isJudgedAway(life) == isJudgedAway)
                .toList();
    }

    private boolean isJudgedAway(FindingLife life) {
        return life.last().until() == null ? judgesOtherwise(life.rule()) : life.isJudgedAnew(version, recorded.last());
    }
}
