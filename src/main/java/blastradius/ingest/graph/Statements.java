package blastradius.ingest.graph;

import blastradius.ingest.file.Properties;
import blastradius.ingest.graph.JointRights.Between;
import blastradius.ingest.mapping.Ends;
import blastradius.ingest.mapping.Meaning;
import blastradius.ingest.mapping.WordMeanings;
import blastradius.ingest.row.Facts;
import blastradius.ingest.row.Manner;
import blastradius.ingest.row.PropertyName;
import blastradius.ingest.value.StandIns;
import blastradius.ingest.value.Times;
import blastradius.ingest.writing.EstateWriter;
import blastradius.ingest.writing.Findings;
import blastradius.ingest.writing.Naming;
import blastradius.ingest.writing.NodeIndex;
import blastradius.ingest.writing.RelationSet;
import blastradius.model.EntityKind;
import blastradius.model.Relation;
import blastradius.model.RelationClass;
import blastradius.model.RelationKind;
import blastradius.model.Terms;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What edges state: each is judged by its kind, its ends and what is written on the three, and becomes one relation or several, at once or when
 * all others are known.
 */
final class Statements {

    private final Naming naming;
    private final Times times;
    private final WordMeanings policy;
    private final NodeIndex index;
    private final EstateWriter writer;
    private final Findings findings;
    private final EndProperties ends;
    private final Companions companions;
    private final JointRights together;
    private final AddedScopes scopes;
    private final Expansions expansions;
    private final List<Runnable> later = new ArrayList<>();
    private final Set<String> leftOut;
    private final RelationSet seen = new RelationSet();
    private final BitSet helpers = new BitSet();

    Statements(Naming naming, WordMeanings policy, EstateWriter writer, Findings findings, Times times) {
        this.naming = naming;
        this.times = times;
        this.policy = policy;
        this.index = naming.index();
        this.writer = writer;
        this.findings = findings;
        this.ends = new EndProperties(policy.endProperties());
        this.companions = new Companions(policy.companions());
        this.scopes = new AddedScopes(naming, writer);
        this.together = new JointRights(index, companions, scopes);
        this.expansions = new Expansions(index, ends, scopes, this::write);
        this.leftOut = policy.leftOut();
    }

    /** Notes what is asked about a node when edges are judged. */
    void describe(int node, @Nullable String tenant, Map<String, Object> properties) {
        ends.keep(node, properties);
        EntityKind kind = index.kind(node);
        helpers.set(node, kind != null && NodeTraits.isHelper(kind, properties));
        if (tenant != null) {
            expansions.belongs(index.number(tenant), node);
        }
    }

    void take(SourceEdge edge, int from, int to, Ends between) {
        if (policy.isContainment(edge.kind())) {
            expansions.contains(from, to);
        }
        companions.note(edge.kind(), from, to);
        Boolean flag = Properties.truth(edge.properties().get("traversable"));
        Facts facts = facts(edge, from, to);
        for (Meaning meaning : policy.relation(edge.kind(), between, flag, facts)) {
            if (!meaning.isKnown()) {
                findings.unknownKind(edge.kind());
            }
            if (meaning.misfit() != null) {
                findings.misfit(edge.place(), misfit(edge, meaning.misfit(), between));
            }
            boolean isReversed = meaning.manner().reversed();
            state(edge, meaning, facts, new Between(isReversed ? to : from, isReversed ? from : to));
        }
    }

    private Facts facts(SourceEdge edge, int from, int to) {
        return (whose, name) -> switch (whose) {
            case ITSELF -> Facts.find(edge.properties(), name);
            case FROM -> ends.value(from, name);
            case TO -> ends.value(to, name);
        };
    }

    private static String misfit(SourceEdge edge, String why, Ends between) {
        return edge.kind() + " from " + between.from() + " to " + between.to() + " is kept and not followed: " + why;
    }

    private void state(SourceEdge edge, Meaning meaning, Facts facts, Between stated) {
        Manner manner = meaning.manner();
        Between between = held(manner, facts, stated);
        RelationClass relation = relation(edge, meaning, facts);
        boolean isNobodys = manner.target().holder() != null && between.holder() == between.held();
        if (relation == null || isNobodys) {
            return;
        }
        SourceEdge said = manner.approximated() == null ? edge : edge.approximated(manner.approximated());
        if (relation.terms().deniedBy() != null) {
            write(said, relation, between.holder(), between.held());
        } else if (manner.together() != null) {
            together.keep(said, manner, manner.together(), relation, between);
        } else {
            place(said, manner, relation, between);
        }
    }

    /** States a relation at what its row means by the target. */
    private void place(SourceEdge edge, Manner manner, RelationClass relation, Between between) {
        Manner.Target target = manner.target();
        if (target.expand() != null) {
            expansions.keep(edge, target.expand(), relation, between);
        } else if (target.gate() != null) {
            placeAtGates(edge, target.gate(), relation, between);
        } else if (target.service() != null) {
            write(edge, relation, between.holder(), scopes.service(between.held(), target.service()));
        } else if (manner.approval() != null) {
            placeApproved(edge, manner.approval(), relation, between);
        } else {
            write(edge, relation, between.holder(), between.held());
        }
    }

    private void placeAtGates(SourceEdge edge, String kind, RelationClass relation, Between between) {
        later.add(() -> gates(kind, between.held()).forEach(gate -> write(edge, relation, between.holder(), gate)));
    }

    private void placeApproved(SourceEdge edge, Manner.Approval approval, RelationClass relation, Between between) {
        later.add(() -> {
            RelationClass approved = approved(edge, relation, approval, between.held());
            write(edge, approved, between.holder(), between.held());
        });
    }

    private Set<Integer> gates(String kind, int held) {
        Set<Integer> gates = new LinkedHashSet<>(companions.starts(kind, held));
        expansions.directlyIn(held).forEach(child -> gates.addAll(companions.starts(kind, child)));
        return gates;
    }

    private RelationClass approved(SourceEdge edge, RelationClass relation, Manner.Approval approval, int held) {
        List<String> approvers = new ArrayList<>();
        companions.starts(approval.by(), held).forEach(approver -> approvers.add(index.id(approver)));
        if (approvers.isEmpty()) {
            approval.orElse().forEach(id -> approvers.add(approver(edge, id, held)));
        }
        return new RelationClass(
                relation.kind(),
                relation.sourceKind(),
                relation.terms().with().approvers(approvers).build());
    }

    private String approver(SourceEdge edge, String id, int held) {
        String owner = index.id(held).replaceFirst("^[^@]*@", "");
        Naming.Key key = naming.foreign(id.replace("*", owner));
        int known = naming.find(key, index.home(held), false);
        return known >= 0 ? index.id(known) : naming.undescribed(key, index.home(held), edge.place());
    }

    /* A holder that a property names instead of the edge's start; where there is none, nobody is left to state it of. */
    private Between held(Manner manner, Facts facts, Between stated) {
        PropertyName name = manner.target().holder();
        if (name == null) {
            return stated;
        }
        String named = name.textIn(facts);
        int holder =
                named == null ? NodeIndex.NONE : naming.find(naming.foreign(named), index.home(stated.held()), false);
        return new Between(holder < 0 ? stated.held() : holder, stated.held());
    }

    /** The relation with its end and with what keeps it closed; null if its end cannot be read, which is said. */
    private @Nullable RelationClass relation(SourceEdge edge, Meaning meaning, Facts facts) {
        Manner manner = meaning.manner();
        Terms terms = meaning.relation().terms();
        try {
            Instant until = until(manner.until(), facts);
            if (until != null) {
                terms = terms.with().until(until).build();
            }
        } catch (IllegalArgumentException unreadable) {
            findings.rejected(edge.place().toString(), manner.until() + ": " + unreadable.getMessage());
            return null;
        }
        if (terms.deniedBy() == null && !manner.enabled().holds(facts)) {
            terms = terms.with().deniedBy("not followed: disabled").build();
        }
        return terms.equals(meaning.relation().terms())
                ? meaning.relation()
                : new RelationClass(
                        meaning.relation().kind(), meaning.relation().sourceKind(), terms);
    }

    private @Nullable Instant until(@Nullable PropertyName name, Facts facts) {
        String text = name == null ? null : name.textIn(facts);
        return text == null ? null : times.end(text);
    }

    /** States the relations that had to wait for others. */
    void finish() {
        together.release(this::place);
        List.copyOf(later).forEach(Runnable::run);
        expansions.release();
    }

    /* What nothing describes here may be a helper of another source. */
    private boolean isContainedByAnother(int holder, int held) {
        return helpers.get(held) && !helpers.get(holder) && index.kind(holder) != null;
    }

    private void write(SourceEdge edge, RelationClass relation, int holder, int held) {
        if (relation.kind() == RelationKind.CONTAINS && isContainedByAnother(holder, held)) {
            findings.rejected(
                    edge.place().toString(),
                    String.valueOf(
                            StandIns.contained(index.id(holder), index.id(held)).getMessage()));
            return;
        }
        if (!seen.add(relation, holder, held)) {
            findings.note(Findings.Sort.DUPLICATE, edge.place(), "the same " + edge.kind() + " again");
        }
        writer.relation(new Relation(
                relation.kind(),
                index.id(holder),
                index.id(held),
                relation.sourceKind(),
                relation.terms(),
                Properties.kept(edge.properties(), leftOut)));
    }
}
