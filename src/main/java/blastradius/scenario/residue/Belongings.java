package blastradius.scenario.residue;

import blastradius.analysis.question.Budget;
import blastradius.model.EntityKind;
import blastradius.model.EntityType;
import blastradius.model.RelationKind;
import blastradius.model.Terms;
import blastradius.scenario.residue.Leftover.Kind;
import blastradius.scenario.resolution.StatedRelations;
import blastradius.snapshot.RelationAt;
import blastradius.snapshot.Snapshot;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What belongs to whoever goes, by the relations that say so. Not for several threads.
 *
 * <p>A person has the identities that he uses, the agents that only he answers for and the secrets that he knows; an identity has its guests elsewhere,
 * and as an application the principals that it runs as; a tool has the identities that it runs as, and serves its clients. A contract has what is
 * under it, and what providers hold of the customers that it is about. Whatever any of them holds belongs to it.
 */
final class Belongings {

    private final Snapshot snapshot;
    private final StatedRelations stated;
    private final Instant at;

    /** Those that go: persons, tools and identities, each with the relation that ties it to the subject; null: the subject itself. */
    private final Map<Integer, @Nullable RelationAt> members = new LinkedHashMap<>();

    private final Deque<Integer> open = new ArrayDeque<>();
    private final Map<RelationAt, Kind> held = new LinkedHashMap<>();
    private final Map<Integer, RelationAt> secrets = new LinkedHashMap<>();
    private final Map<Integer, RelationAt> owned = new LinkedHashMap<>();
    private final Set<Integer> agents = new LinkedHashSet<>();
    private final Set<Integer> partners = new LinkedHashSet<>();
    private final Set<RelationAt> owning = new LinkedHashSet<>();
    private final @Nullable ContractParts contract;

    Belongings(Snapshot snapshot, StatedRelations stated, Instant at, int subject, Budget budget) {
        this.snapshot = snapshot;
        this.stated = stated;
        this.at = at;
        if (snapshot.kind(subject).type() == EntityType.CONTRACT) {
            contract = new ContractParts(snapshot, stated, subject, budget);
            contract.under().forEach(this::take);
            contract.service().forEach(this::shared);
        } else {
            contract = null;
            join(subject, null);
        }
        do {
            while (!open.isEmpty()) {
                budget.check();
                gather(open.remove());
            }
            owning.stream().filter(this::isLastOwner).toList().forEach(this::inherit);
        } while (!open.isEmpty());
        members.keySet().forEach(this::noteSecretsOf);
    }

    private void take(RelationAt under) {
        if (snapshot.kind(under.from()).type() == EntityType.CREDENTIAL) {
            knows(under);
        } else {
            join(under.from(), under);
        }
    }

    Map<Integer, @Nullable RelationAt> members() {
        return members;
    }

    /** What those that go hold, and what of it is asked to end. */
    Map<RelationAt, Kind> held() {
        return held;
    }

    /** Credentials that they know, by the relation that says so. */
    Map<Integer, RelationAt> secrets() {
        return secrets;
    }

    /** What only they answer for, but for agents, which are members. */
    Map<Integer, RelationAt> owned() {
        Map<Integer, RelationAt> others = new LinkedHashMap<>(owned);
        others.keySet().removeAll(members.keySet());
        return others;
    }

    boolean isAgent(int member) {
        return agents.contains(member);
    }

    /** Who holds what a contract is about, and stays. */
    Set<Integer> partners() {
        return partners;
    }

    /** Whether something belongs to a customer that a contract is about. */
    boolean isOfCustomers(int entity) {
        return contract != null && contract.isCustomers(entity);
    }

    private void join(int entity, @Nullable RelationAt tie) {
        if (!members.containsKey(entity)) {
            members.put(entity, tie);
            open.add(entity);
        }
    }

    private void knows(RelationAt tie) {
        secrets.putIfAbsent(tie.from(), tie);
    }

    /** What a holder that stays has to give up. */
    private void shared(RelationAt relation) {
        if (stays(relation)) {
            held.putIfAbsent(relation, kind(relation));
            partners.add(relation.from());
        }
    }

    private Kind kind(RelationAt relation) {
        RelationKind kind = relation.relationClass().kind();
        return kind == RelationKind.CONSENTED ? Kind.CONSENT : kind.isAccess() ? Kind.ACCESS : Kind.SERVICE;
    }

    /** Whether it is not over, and not denied. */
    private boolean stays(RelationAt relation) {
        Terms terms = relation.relationClass().terms();
        return terms.deniedBy() == null
                && (terms.until() == null || terms.until().isAfter(at))
                && !snapshot.isOfHelper(relation.from(), relation.to());
    }

    private void gather(int member) {
        boolean isTool = snapshot.kind(member).type() == EntityType.RESOURCE;
        for (RelationAt relation : stated.of(member)) {
            RelationKind kind = relation.relationClass().kind();
            boolean holds = relation.from() == member;
            if (holds && (kind.isAccess() || (isTool && kind.isServiceOfTools())) && stays(relation)) {
                held.putIfAbsent(relation, kind(relation));
            }
            if (holds && kind == RelationKind.RUNS_AS) {
                join(relation.to(), relation);
            }
            if (holds && kind == RelationKind.SYNCED_TO) {
                join(relation.to(), relation);
            }
            if (!holds && kind == RelationKind.USED_BY) {
                join(relation.from(), relation);
            }
            if (!holds && kind == RelationKind.KNOWN_TO) {
                knows(relation);
            }
            if (!holds && kind == RelationKind.OWNED_BY) {
                owning.add(relation);
            }
        }
    }

    private boolean isLastOwner(RelationAt owning) {
        return into(owning.from(), RelationKind.OWNED_BY).map(RelationAt::to).allMatch(members::containsKey);
    }

    /** Whoever answers for a secret knows it; an agent goes with its owner; anything else needs another one. */
    private void inherit(RelationAt owning) {
        EntityKind kind = snapshot.kind(owning.from());
        if (kind.type() == EntityType.CREDENTIAL) {
            knows(owning);
        } else if (kind == EntityKind.AI_AGENT || kind == EntityKind.BOT) {
            agents.add(owning.from());
            join(owning.from(), owning);
        } else if (!snapshot.isHelper(owning.from())) {
            owned.put(owning.from(), owning);
        }
    }

    /** What signs in to an account is known to whoever signs in; it is left where it opens something else as well. */
    private void noteSecretsOf(int member) {
        if (snapshot.kind(member).type() == EntityType.IDENTITY) {
            stated.of(member).stream()
                    .filter(relation -> relation.to() == member
                            && relation.relationClass().kind() == RelationKind.AUTHENTICATES_AS
                            && opensMore(relation.from()))
                    .forEach(this::knows);
        }
    }

    private boolean opensMore(int credential) {
        return stated.of(credential).stream()
                .anyMatch(relation -> relation.from() == credential
                        && relation.relationClass().kind() != RelationKind.KNOWN_TO
                        && !relation.relationClass().kind().clauses().isEmpty()
                        && !members.containsKey(relation.to()));
    }

    private Stream<RelationAt> into(int from, RelationKind kind) {
        return stated.of(from).stream()
                .filter(relation ->
                        relation.from() == from && relation.relationClass().kind() == kind);
    }
}
