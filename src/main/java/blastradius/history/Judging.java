package blastradius.history;

import blastradius.history.FoundVersion.Counted;
import blastradius.history.FoundVersion.Moved;
import blastradius.store.history.FindingLife;
import blastradius.store.history.FindingLives;
import blastradius.store.history.FindingLives.Found;
import java.util.BitSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.LongFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Records the findings of versions. Two versions are compared as the rules of this server judge both: what rules find only since they changed did not come. For one
 * thread.
 */
final class Judging {

    private final FindingLives lives;
    private @Nullable Own own;

    Judging(FindingLives lives) {
        this.lives = lives;
    }

    /** What this server judged last. */
    private record Own(long version, Set<String> ids) {}

    /**
     * Records a version that is later than all recorded ones.
     *
     * @param lists the vertices on each saved list, by its id
     * @param before what the version recorded last comes to today, by its number; asked only if this server did not judge it itself; null: it is not kept
     */
    FoundVersion recorded(
            long version, Judgement judged, Map<String, BitSet> lists, LongFunction<@Nullable Judgement> before) {
        boolean isFirst =
                lives.recorded().map(known -> known.first() == version).orElse(true);
        Set<String> ids = ids(judged);
        Set<String> then = isFirst ? Set.of() : then(before);
        lives.record(version, new FindingLives.Judged(judged.found(), judged.criteria(), then));
        own = new Own(version, ids);
        Map<String, Counted> counted = new TreeMap<>();
        lists.forEach((list, members) -> counted.put(list, judged.counted(members::get)));
        return new FoundVersion(judged.counted(vertex -> true), counted, isFirst ? null : moved(version));
    }

    private @Nullable Set<String> then(LongFunction<@Nullable Judgement> before) {
        long last = lives.recorded().map(FindingLives.Recorded::last).orElse(0L);
        if (own != null && own.version() == last) {
            return own.ids();
        }
        Judgement anew = before.apply(last);
        return anew == null ? null : ids(anew);
    }

    private static Set<String> ids(Judgement judged) {
        return judged.found().stream().map(Found::id).collect(Collectors.toSet());
    }

    private Moved moved(long version) {
        int came = 0;
        int returned = 0;
        int went = 0;
        int anew = 0;
        for (FindingLife life : lives.movedIn(version)) {
            if (life.isJudgedAnew(version - 1, version)) {
                anew++;
            } else if (!life.stoodAt(version)) {
                went++;
            } else if (life.first() == version) {
                came++;
            } else {
                returned++;
            }
        }
        return new Moved(came, returned, went, anew);
    }
}
