package blastradius.scenario.advice;

import blastradius.analysis.chokepoint.ChokePoint;
import blastradius.analysis.question.Budget;
import blastradius.analysis.relation.Removal;
import blastradius.model.Action;
import blastradius.model.Change;
import blastradius.model.EntityKind;
import blastradius.model.GrantState;
import blastradius.model.JitMode;
import blastradius.model.RelationClass;
import blastradius.model.RelationKind;
import blastradius.model.Selection;
import blastradius.scenario.resolution.SecretChanges;
import blastradius.scenario.resolution.StatedRelations;
import blastradius.snapshot.RelationAt;
import blastradius.snapshot.RelationId;
import blastradius.snapshot.Snapshot;
import blastradius.snapshot.Valuation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** What a defender can do about something that attacks cannot do without: end it, or leave the work possible and hold the attack up. */
final class Remedies {

    private static final Duration ACTIVATION = Duration.ofHours(8);
    private static final int ZONES = 2;

    private final Snapshot base;
    private final AdviceQuestion question;
    private final AdviceCosts costs;
    private final StatedRelations stated;
    private final Holders holders;
    private final SpannedClients clients;
    private final Approvers approvers;
    private final Map<Integer, List<String>> zones; // ids by tenant

    Remedies(Snapshot base, AdviceQuestion question, Budget budget) {
        this.base = base;
        this.question = question;
        this.costs = question.costs();
        this.stated = new StatedRelations(base);
        this.holders = new Holders(base, stated);
        this.clients = new SpannedClients(base, holders);
        this.approvers = new Approvers(stated, base, budget);
        this.zones = IntStream.range(0, base.entityCount())
                .filter(v -> base.kind(v) == EntityKind.ZONE)
                .boxed()
                .collect(Collectors.groupingBy(base::tenant, Collectors.mapping(base::id, Collectors.toList())));
    }

    /** In terms of the estate as it is; none where the point is something that only changes brought about. */
    List<Change> of(Snapshot changed, ChokePoint point) {
        Wishes wishes = new Wishes();
        switch (point.removal()) {
            case Removal.OfEntity entity -> {
                if (entity.vertex() < base.entityCount()) {
                    entity(entity.vertex(), point.compromised(), wishes);
                }
            }
            case Removal.OfRelation relation -> {
                RelationAt known = at(changed, relation);
                if (known.from() < base.entityCount()
                        && !changed.isOfHelper(known.from(), known.to())
                        && stated.of(known.from()).contains(known)) {
                    relation(known, wishes);
                }
            }
        }
        return wishes.changes;
    }

    private static RelationAt at(Snapshot changed, Removal.OfRelation removal) {
        RelationClass relation = Objects.requireNonNull(
                changed.arcClasses().get(removal.arcClass()).relation(), "what can be removed is a relation");
        boolean backwards = relation.kind().clauses().stream().anyMatch(clause -> clause.backwards());
        return backwards
                ? new RelationAt(removal.to(), removal.from(), relation)
                : new RelationAt(removal.from(), removal.to(), relation);
    }

    private void entity(int vertex, boolean compromised, Wishes wishes) {
        switch (base.kind(vertex).type()) {
            case CREDENTIAL -> credential(vertex, wishes);
            case IDENTITY -> identity(vertex, compromised, wishes);
            case GRANT -> grant(vertex, wishes);
            case RESOURCE -> tool(vertex, wishes);
            case TENANT, GROUP, ROLE, PERSON, CONTRACT -> {}
        }
    }

    private void credential(int vertex, Wishes wishes) {
        Selection select = Selection.of(base.id(vertex));
        wishes.add((double) costs.ending().rotate(), new Action.Rotate(select, null), null);
        List<RelationAt> opens = from(vertex).stream()
                .filter(relation -> relation.relationClass().kind() != RelationKind.KNOWN_TO)
                .toList();
        if (clients.areSeveral(opens)) {
            wishes.add(Remedy.SPLIT, new Action.Split(select), null);
        }
    }

    /** Who has the identity signs in to it no more. */
    private void identity(int vertex, boolean compromised, Wishes wishes) {
        Selection select = Selection.of(base.id(vertex));
        if (!compromised) {
            wishes.add((double) costs.ending().disable(), new Action.Disable(select), null);
            mfa(vertex, wishes);
        }
        narrow(
                from(vertex).stream()
                        .filter(relation -> relation.relationClass().kind().isAccess())
                        .filter(relation -> clients.areClients(gives(relation)))
                        .toList(),
                wishes);
    }

    /** All of the access to the one client that its holders work for. What leads to no client stays as it is. */
    private void narrow(List<RelationAt> access, Wishes wishes) {
        List<RelationAt> gives =
                access.stream().flatMap(relation -> gives(relation).stream()).toList();
        Set<String> ids = access.stream().map(this::id).collect(Collectors.toSet());
        clients.kept(access, gives)
                .ifPresent(client -> wishes.add(Remedy.SCOPE, new Action.Scope(new Selection(ids, null), client), null));
    }

    private String id(RelationAt relation) {
        return RelationId.of(base.id(relation.from()), base.id(relation.to()), relation.relationClass())
                .text();
    }

    private void mfa(int identity, Wishes wishes) {
        boolean typed = into(identity).stream()
                .anyMatch(relation -> relation.relationClass().kind() == RelationKind.AUTHENTICATES_AS
                        && SecretChanges.TYPED.contains(base.kind(relation.from())));
        if (typed) {
            wishes.add(Remedy.REQUIRE_MFA, new Action.RequireMfa(Selection.of(base.id(identity)), true), null);
        }
    }

    /** All access by the grant; that of one holder is a relation. */
    private void grant(int vertex, Wishes wishes) {
        List<RelationAt> held = into(vertex).stream()
                .filter(relation -> relation.relationClass().kind() == RelationKind.HOLDS_GRANT)
                .toList();
        if (held.size() > 1) {
            gates(held, Selection.of(base.id(vertex)), wishes);
        }
    }

    private void tool(int vertex, Wishes wishes) {
        if (base.kind(vertex) != EntityKind.TOOL) {
            return;
        }
        Selection select = Selection.of(base.id(vertex));
        zones.getOrDefault(base.tenant(vertex), List.of()).stream()
                .sorted()
                .limit(ZONES)
                .forEach(zone -> wishes.add(Remedy.RESTRICT, new Action.Restrict(select, zone, false), null));
        /* An instance of a tool that is worth something would be worth something too, and shares before and after would not compare. */
        boolean valued = base.valuation().organization(vertex) != Valuation.NONE;
        if (!valued && clients.areSeveral(from(vertex))) {
            wishes.add(Remedy.RESTRICT, new Action.Restrict(select, null, true), null);
        }
    }

    private void relation(RelationAt relation, Wishes wishes) {
        if (relation.relationClass().kind() == RelationKind.AUTHENTICATES_AS) {
            credential(relation.from(), wishes);
            mfa(relation.to(), wishes);
        } else {
            Selection select = Selection.of(id(relation));
            end(relation, select, wishes);
            gates(List.of(relation), select, wishes);
        }
        tool(relation.from(), wishes);
        tool(relation.to(), wishes);
    }

    private void end(RelationAt relation, Selection select, Wishes wishes) {
        RelationKind kind = relation.relationClass().kind();
        Integer cost = costs.ending().remove().get(kind);
        if (cost != null) {
            boolean access = kind.isAccess();
            wishes.add((double) cost, access ? new Action.Revoke(select) : new Action.Remove(select), words(relation));
        }
    }

    /** What else can be asked of the access that is selected: one or more of one kind to one target. */
    private void gates(List<RelationAt> access, Selection select, Wishes wishes) {
        RelationAt one = access.getFirst();
        if (one.relationClass().kind().isActivated()) {
            activation(access, select, wishes);
        }
        if (one.relationClass().kind() == RelationKind.HOLDS_GRANT) {
            clients.kept(List.of(one), gives(one))
                    .ifPresent(client -> wishes.add(Remedy.SCOPE, new Action.Scope(select, client), words(one)));
        }
    }

    /* Only people activate. Where nothing eligible counts, whoever holds an approver pays nothing for an approval, but for activating what asks for none. So there it is one or the other; anywhere else people who are taken over activate for the attacker what nobody approves. */
    private void activation(List<RelationAt> access, Selection select, Wishes wishes) {
        if (!holders.arePeople(access.stream().map(RelationAt::from).toList())) {
            return;
        }
        RelationAt relation = access.getFirst();
        boolean strict = question.assumptions().jit() == JitMode.STRICT;
        Set<String> asked = approvers(relation.to());
        boolean approved = question.assumptions().jit() != JitMode.ALL
                && !asked.isEmpty()
                && !asksForApproval(relation)
                && (!strict || into(relation.to()).stream().allMatch(Remedies::stands));
        if (approved) {
            wishes.add(Remedy.REQUIRE_APPROVAL, new Action.RequireApproval(select, asked), words(relation));
        }
        if (strict && !approved && stands(relation)) {
            wishes.add(Remedy.MAKE_ELIGIBLE, new Action.MakeEligible(select, Set.of(), ACTIVATION), words(relation));
        }
    }

    private static boolean stands(RelationAt relation) {
        return relation.relationClass().terms().state() != GrantState.ELIGIBLE;
    }

    /** Those of a holder's tenant, or else of the target's; the same for whoever holds it, as others beside them would make it easier. */
    private Set<String> approvers(int target) {
        IntStream holders = into(target).stream()
                .filter(relation -> relation.relationClass().kind().isActivated())
                .mapToInt(relation -> base.tenant(relation.from()));
        return approvers.of(IntStream.concat(holders, IntStream.of(base.tenant(target))));
    }

    /** Further approvers would only make it easier. */
    private boolean asksForApproval(RelationAt relation) {
        return !relation.relationClass().terms().approvers().isEmpty()
                || into(relation.to()).stream()
                        .anyMatch(other -> other.relationClass().kind() == RelationKind.CAN_APPROVE);
    }

    private List<RelationAt> gives(RelationAt access) {
        return access.relationClass().kind() == RelationKind.HOLDS_GRANT
                ? from(access.to()).stream()
                        .filter(relation -> relation.relationClass().kind() == RelationKind.GRANTS)
                        .toList()
                : List.of(access);
    }

    private List<RelationAt> from(int vertex) {
        return stated.of(vertex).stream()
                .filter(relation -> relation.from() == vertex)
                .toList();
    }

    private Collection<RelationAt> into(int vertex) {
        return stated.of(vertex).stream()
                .filter(relation -> relation.to() == vertex)
                .toList();
    }

    private String words(RelationAt relation) {
        return base.name(relation.from()) + " " + relation.relationClass().kind() + " " + base.name(relation.to());
    }

    /** Changes as they come to mind. */
    private final class Wishes {
        private final List<Change> changes = new ArrayList<>();

        void add(double cost, Action action, @Nullable String reason) {
            changes.add(new Change(action, cost, reason));
        }

        void add(Remedy remedy, Action action, @Nullable String reason) {
            Double cost = costs.remedies().get(remedy);
            if (cost != null) {
                add(cost, action, reason);
            }
        }
    }
}
