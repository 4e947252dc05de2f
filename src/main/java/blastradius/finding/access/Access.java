package blastradius.finding.access;

import blastradius.finding.fact.Facts;
import blastradius.model.AccessLevel;
import blastradius.model.RelationKind;
import blastradius.snapshot.RelationAt;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Who has rights on something, directly or by a grant that names it. Immutable. */
public final class Access {

    private final Facts facts;

    /** That of the facts. */
    public static Access of(Facts facts) {
        return facts.once(Access.class, Access::new);
    }

    private Access(Facts facts) {
        this.facts = facts;
    }

    /** The relations by which somebody holds the level or more: rights on it, and holdings of grants that name it. O(those). */
    public List<RelationAt> rights(int vertex, AccessLevel level) {
        List<RelationAt> found = new ArrayList<>();
        for (RelationKind kind : RelationKind.values()) {
            if (!kind.isAccess() || kind.isMembership()) {
                continue;
            }
            facts.relations(kind).into(vertex).stream()
                    .filter(right -> right.relationClass().gives().covers(level))
                    .forEach(found::add);
        }
        for (RelationAt granted : facts.relations(RelationKind.GRANTS).into(vertex)) {
            if (granted.relationClass().gives().covers(level)) {
                found.addAll(facts.relations(RelationKind.HOLDS_GRANT).into(granted.from()));
            }
        }
        return found;
    }

    /** The identities behind them, ascending. */
    public Set<Integer> accounts(int vertex, AccessLevel level) {
        Set<Integer> accounts = new TreeSet<>();
        rights(vertex, level).forEach(right -> accounts.addAll(Members.of(facts).of(right.from())));
        return accounts;
    }
}
