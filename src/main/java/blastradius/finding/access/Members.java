package blastradius.finding.access;

import blastradius.finding.fact.Facts;
import blastradius.model.EntityKind;
import blastradius.model.EntityType;
import blastradius.model.RelationKind;
import blastradius.snapshot.RelationAt;
import it.unimi.dsi.fastutil.ints.IntLinkedOpenHashSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Who is behind an entity: members of groups, of groups in them, and so on, whether or not they must activate it first. Kept as asked. For one thread. */
public final class Members {

    private final Facts facts;
    private final Map<Integer, List<Integer>> identities = new HashMap<>();

    /** Those of the facts. */
    public static Members of(Facts facts) {
        return facts.once(Members.class, Members::new);
    }

    private Members(Facts facts) {
        this.facts = facts;
    }

    /** The identities that are in a group, or that an entity is itself, ascending; those that are disabled left out. O(members). */
    public List<Integer> of(int vertex) {
        return identities.computeIfAbsent(vertex, this::found);
    }

    private List<Integer> found(int vertex) {
        IntLinkedOpenHashSet seen = new IntLinkedOpenHashSet();
        seen.add(vertex);
        IntLinkedOpenHashSet queue = new IntLinkedOpenHashSet(seen);
        while (!queue.isEmpty()) {
            int next = queue.removeFirstInt();
            if (facts.snapshot().kind(next).type() == EntityType.GROUP) {
                for (RelationAt member : facts.relations(RelationKind.MEMBER_OF).into(next)) {
                    if (seen.add(member.from())) {
                        queue.add(member.from());
                    }
                }
            }
        }
        return seen.intStream()
                .filter(each -> facts.snapshot().kind(each).type() == EntityType.IDENTITY
                        && facts.snapshot().traits(each).enabled())
                .sorted()
                .boxed()
                .toList();
    }

    /** The people among them. */
    public List<Integer> people(int vertex) {
        return of(vertex).stream()
                .filter(each -> facts.snapshot().kind(each) == EntityKind.HUMAN)
                .toList();
    }

    /** The persons who use an account; the account itself where nobody says who does. */
    public IntStream persons(int account) {
        List<RelationAt> users = facts.relations(RelationKind.USED_BY).outOf(account);
        return users.isEmpty()
                ? IntStream.of(account)
                : users.stream().mapToInt(RelationAt::to).distinct();
    }
}
