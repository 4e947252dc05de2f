package blastradius.analysis.path;

import blastradius.analysis.reach.AttackPath;
import blastradius.analysis.relation.EstateRelation;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;

/**
 * A way to a target, and why it is shown.
 *
 * @param choices what it is best at; one way can be several
 * @param path hop by hop
 * @param relations every relation that the way depends on, premises included
 * @param chance the share of attacks assumed to pass the gates that the way meets, see {@code GatePrices}; a gate counts also where the
 *     question opens it or its conditions are held
 * @param reachedAt when the target is held if every hop is taken as soon as its window is open
 */
public record AttackWay(
        SequencedSet<PathChoice> choices,
        AttackPath path,
        List<EstateRelation> relations,
        double chance,
        Instant reachedAt) {

    public AttackWay {
        choices = Collections.unmodifiableSequencedSet(new LinkedHashSet<>(choices));
        relations = List.copyOf(relations);
    }

    /** The same path for one more choice, which may ask for other of several relations that give the same. */
    AttackWay alsoFor(PathChoice choice, Collection<EstateRelation> by) {
        SequencedSet<PathChoice> more = new LinkedHashSet<>(choices);
        more.add(choice);
        return new AttackWay(more, path, List.copyOf(by), chance, reachedAt);
    }
}
