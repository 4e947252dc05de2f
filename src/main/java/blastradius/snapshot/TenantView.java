package blastradius.snapshot;

import blastradius.model.AccessLevel;
import blastradius.model.Entity;
import blastradius.model.EntityKind;
import blastradius.model.EntityType;
import blastradius.model.GrantState;
import blastradius.model.RelationClass;
import blastradius.model.RelationKind;
import blastradius.model.Sight;
import blastradius.model.Terms;
import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The part of an estate that concerns some tenants, as a snapshot of its own: whatever is asked of it is answered as if nothing else
 * existed. It has
 *
 * <ul>
 *   <li>the tenants and all that belongs to them;
 *   <li>of the provider (tenants of the kinds PROVIDER and INTERNAL) what leads into them, whatever its gates: who can become able to harm
 *       them. Other customers' entities never lead anywhere here;
 *   <li>helpers and people of no tenant that lead into nothing but what is shown, and ANYONE;
 *   <li>the relations between all these. One with a gate that needs something hidden is shut, under any assumption.
 * </ul>
 *
 * All else that belongs to nobody is hidden. O(V + E).
 */
final class TenantView {

    /** What is named in the place of whatever is hidden; no entity is called so. */
    static final String HIDDEN = "(hidden)";

    private final Snapshot whole;
    private final Sight sight;
    private final BitSet shown = new BitSet();
    private final BitSet ofNobody = new BitSet();
    private final BitSet ofHiddenPeople = new BitSet();
    private final RelationRows rows;
    private final Map<RelationClass, RelationClass> open = new HashMap<>();
    private final Map<RelationClass, RelationClass> shut = new HashMap<>();
    private long shutCount;

    private TenantView(Snapshot whole, Sight sight) {
        this.whole = whole;
        this.sight = sight;
        this.rows = new RelationRows(whole);
    }

    /** Of a snapshot that is no revision. */
    static Snapshot of(Snapshot whole, Sight sight) {
        TenantView view = new TenantView(whole, sight);
        view.find();
        Snapshot part = view.built();
        part.companion(PartOnly.class, made -> new PartOnly(view.shutCount));
        return part;
    }

    private void find() {
        Set<String> tenants = Objects.requireNonNull(sight.tenants(), "a part is of some tenants");
        BitSet own = new BitSet();
        tenants.forEach(id -> whole.vertexOf(id)
                .ifPresent(tenant -> own.set(tenant, whole.kind(tenant).type() == EntityType.TENANT)));
        Deque<Integer> next = new ArrayDeque<>();
        for (int v = 0; v < whole.entityCount(); v++) {
            int home = whole.tenant(v);
            if (home >= 0 && own.get(home)) {
                shown.set(v);
                next.add(v);
            }
        }
        BitSet junctions = new BitSet();
        while (!next.isEmpty()) {
            leadingInto(next.remove(), junctions, next);
            if (next.isEmpty()) {
                next.addAll(ofNobodyElse());
            }
        }
        for (int v = shown.nextSetBit(0); v >= 0; v = shown.nextSetBit(v + 1)) {
            if (whole.tenant(v) >= 0) {
                shown.set(whole.tenant(v));
            }
        }
    }

    private void leadingInto(int vertex, BitSet junctions, Deque<Integer> next) {
        Rows reverse = whole.reverse();
        for (int a = reverse.start(vertex); a < reverse.end(vertex); a++) {
            int tail = Rows.otherEnd(reverse.arc(a));
            if (Rows.needs(reverse.arc(a)) == Rows.CONTEXT) {
                continue;
            }
            if (whole.isJunction(tail)) {
                if (!junctions.get(tail)) {
                    junctions.set(tail);
                    next.add(tail);
                }
            } else if (!shown.get(tail) && isShownIfItLeadsHere(tail)) {
                shown.set(tail);
                next.add(tail);
            }
        }
    }

    private boolean isShownIfItLeadsHere(int entity) {
        int home = whole.tenant(entity);
        if (home >= 0) {
            return isProvider(whole.kind(home));
        }
        if (whole.isHelper(entity) || whole.kind(entity) == EntityKind.PERSON) {
            ofNobody.set(entity); // shown once it is known where else it leads
        }
        return whole.id(entity).equals(Snapshot.ANYONE);
    }

    private static boolean isProvider(EntityKind kind) {
        return kind == EntityKind.PROVIDER || kind == EntityKind.INTERNAL;
    }

    private List<Integer> ofNobodyElse() {
        List<Integer> found = ofNobody.stream()
                .filter(one -> rows.in(one).stream()
                        .allMatch(relation -> isShown(relation.from(), one) && isShown(relation.to(), one)))
                .boxed()
                .toList();
        found.forEach(one -> {
            shown.set(one);
            ofNobody.clear(one);
        });
        return found;
    }

    private boolean isShown(int vertex, int orOne) {
        return vertex == orOne || shown.get(vertex);
    }

    private Snapshot built() {
        for (int v = shown.nextSetBit(0); v >= 0; v = shown.nextSetBit(v + 1)) {
            ofHiddenPeople.set(v, at(v, RelationKind.USED_BY).anyMatch(relation -> !shown.get(relation.to())));
        }
        SnapshotBuilder builder = new SnapshotBuilder(whole.valuation().weighting());
        for (int v = shown.nextSetBit(0); v >= 0; v = shown.nextSetBit(v + 1)) {
            builder.entity(entity(v), whole.sourceKinds(v));
        }
        for (int v = shown.nextSetBit(0); v >= 0; v = shown.nextSetBit(v + 1)) {
            for (RelationAt relation : rows.in(v)) {
                if (shown.get(relation.from()) && shown.get(relation.to())) {
                    add(builder, relation);
                }
            }
        }
        return builder.build(whole.version(), whole.takenAt());
    }

    private Entity entity(int vertex) {
        Entity entity = whole.entity(vertex);
        String home = entity.tenant();
        Entity shownAs = entity.withId(named(vertex)).withTenant(home == null ? null : named(home));
        return isMasked(vertex) ? shownAs.withName(named(vertex)) : shownAs;
    }

    private void add(SnapshotBuilder builder, RelationAt relation) {
        RelationClass seen = open.computeIfAbsent(relation.relationClass(), known -> known.renamed(this::named));
        if (needsHidden(seen.terms()) || needsHidden(relation)) {
            seen = shut.computeIfAbsent(seen, TenantView::shut);
            shutCount++;
        }
        builder.relation(
                builder.vertexOf(named(relation.from())).orElseThrow(),
                builder.vertexOf(named(relation.to())).orElseThrow(),
                builder.relationClass(seen));
    }

    private static boolean needsHidden(Terms terms) {
        return terms.factors().contains(HIDDEN)
                || HIDDEN.equals(terms.zone())
                || terms.and().stream().anyMatch(premise -> premise.entity().equals(HIDDEN));
    }

    /* What other relations say of these ends decides as well: who may approve, and what a grant that is contained leads to. */
    private boolean needsHidden(RelationAt relation) {
        RelationClass known = relation.relationClass();
        if (known.kind() == RelationKind.CONTAINS) {
            return whole.kind(relation.to()) == EntityKind.GRANT
                    && at(relation.to(), RelationKind.GRANTS).anyMatch(grants -> !shown.get(grants.to()));
        }
        return known.terms().state() == GrantState.ELIGIBLE && approvalNeedsHidden(relation);
    }

    /* Whether nobody who may approve is shown, or it cannot be told whether those who ask and approve are one person. */
    private boolean approvalNeedsHidden(RelationAt relation) {
        Set<Integer> approvers = new HashSet<>();
        relation.relationClass()
                .terms()
                .approvers()
                .forEach(id -> whole.vertexOf(id).ifPresent(approvers::add));
        if (relation.relationClass().kind().isMembership()) {
            rows.into(relation.to()).stream()
                    .filter(other -> other.relationClass().kind() == RelationKind.CAN_APPROVE)
                    .forEach(other -> approvers.add(other.from()));
        }
        boolean asks = !approvers.isEmpty();
        approvers.removeIf(approver -> !shown.get(approver));
        return asks
                && (approvers.isEmpty()
                        || Stream.concat(Stream.of(relation.from()), approvers.stream())
                                .anyMatch(this::mayBeOfHiddenPeople));
    }

    private boolean mayBeOfHiddenPeople(int vertex) {
        return whole.kind(vertex) == EntityKind.GROUP ? !ofHiddenPeople.isEmpty() : ofHiddenPeople.get(vertex);
    }

    private Stream<RelationAt> at(int holder, RelationKind kind) {
        return Stream.concat(rows.in(holder).stream(), rows.into(holder).stream())
                .filter(relation -> relation.relationClass().kind() == kind && relation.from() == holder);
    }

    private static RelationClass shut(RelationClass relation) {
        return new RelationClass(
                relation.kind(),
                relation.sourceKind(),
                relation.terms().with().and(HIDDEN, AccessLevel.CONTROL).build());
    }

    private String named(String id) {
        return whole.vertexOf(id).stream()
                .filter(shown::get)
                .mapToObj(this::named)
                .findFirst()
                .orElse(HIDDEN);
    }

    private String named(int vertex) {
        String id = whole.id(vertex);
        return isMasked(vertex) ? whole.kind(vertex).name().toLowerCase(Locale.ROOT) + "-" + sight.masked(id) : id;
    }

    private boolean isMasked(int vertex) {
        int home = whole.tenant(vertex);
        return sight.mask() != null && home >= 0 && isProvider(whole.kind(home)) && !isAskedFor(home);
    }

    private boolean isAskedFor(int tenant) {
        return Objects.requireNonNull(sight.tenants()).contains(whole.id(tenant));
    }
}
