package blastradius.scenario.resolution;

import blastradius.model.AccessLevel;
import blastradius.model.Action;
import blastradius.model.Entity;
import blastradius.model.EntityKind;
import blastradius.model.EntityTraits;
import blastradius.model.EntityType;
import blastradius.model.RelationClass;
import blastradius.model.RelationKind;
import blastradius.model.Terms;
import blastradius.snapshot.RelationAt;
import java.time.Instant;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Changes credentials. Each method tells which of them, or of their copies, it changed. */
public final class SecretChanges {

    /** What a person types, and what a second factor can stand beside. */
    public static final Set<EntityKind> TYPED =
            EnumSet.of(EntityKind.PASSWORD, EntityKind.CREDENTIAL, EntityKind.CERTIFICATE, EntityKind.SSH_KEY);

    private final DraftedEstate draft;
    private final Selector selector;

    SecretChanges(DraftedEstate draft, Selector selector) {
        this.draft = draft;
        this.selector = selector;
    }

    Touched rotate(Action.Rotate rotate) {
        Set<Integer> credentials = selector.entities(rotate.select(), EntityType.CREDENTIAL);
        credentials.forEach(credential -> rotate(credential, rotate.at()));
        return Touched.entities(credentials);
    }

    void rotate(int credential, @Nullable Instant at) {
        int renewed = draft.entity(value(credential, "rotated"));
        replace(credential, at, relation -> Set.of(renewed), store -> Set.of(renewed));
    }

    Touched split(Action.Split split) {
        Set<Integer> credentials = selector.entities(split.select(), EntityType.CREDENTIAL);
        return Touched.entities(credentials.stream().filter(this::split).collect(Collectors.toCollection(LinkedHashSet::new)));
    }

    private boolean split(int credential) {
        Set<String> owners = new LinkedHashSet<>();
        uses(credential).forEach(use -> owners.add(organization(use.to())));
        if (owners.size() < 2) {
            return false;
        }
        Map<String, Integer> values = new LinkedHashMap<>();
        owners.forEach(owner -> values.put(owner, draft.entity(value(credential, "for " + owner))));
        Set<Integer> all = new LinkedHashSet<>(values.values());
        Function<Integer, Set<Integer>> ofOwner = entity -> {
            Integer only = values.get(organization(entity));
            return only == null ? all : Set.of(only);
        };
        replace(credential, null, use -> ofOwner.apply(use.to()), ofOwner);
        return true;
    }

    private String organization(int entity) {
        int tenant = draft.tenant(entity);
        return tenant < 0 ? "no tenant" : draft.organization(tenant);
    }

    /** The relations that the credential opens, alone or as a factor. */
    private List<RelationAt> uses(int credential) {
        List<RelationAt> uses = new java.util.ArrayList<>(opened(credential));
        uses.addAll(asFactor(credential));
        return uses;
    }

    private List<RelationAt> opened(int credential) {
        return draft.from(credential).stream().filter(SecretChanges::gives).toList();
    }

    private static boolean gives(RelationAt relation) {
        RelationKind kind = relation.relationClass().kind();
        return kind != RelationKind.KNOWN_TO && !kind.clauses().isEmpty();
    }

    private List<RelationAt> asFactor(int credential) {
        String id = draft.id(credential);
        return draft.relations(relation -> relation.terms().factors().contains(id));
    }

    /**
     * Puts new values in a credential's place: it opens nothing from then on, and only what hands out or decides the current value leads to
     * them.
     *
     * @param valuesFor the new values for a use
     * @param valuesIn the new values that a store hands out
     */
    private void replace(
            int credential,
            @Nullable Instant at,
            Function<RelationAt, Set<Integer>> valuesFor,
            Function<Integer, Set<Integer>> valuesIn) {
        for (RelationAt relation : asFactor(credential)) {
            List<String> values =
                    valuesFor.apply(relation).stream().map(draft::id).toList();
            Terms terms = relation.relationClass().terms();
            end(relation, at);
            moved(
                    relation.from(),
                    relation.to(),
                    relation,
                    at,
                    Narrowing.withFactor(terms, draft.id(credential), values));
        }
        for (RelationAt relation : draft.to(credential)) {
            if (decidesTheValue(relation)) {
                valuesIn.apply(relation.from()).forEach(value -> moved(relation.from(), value, relation, at));
            }
        }
        for (RelationAt relation : opened(credential)) {
            valuesFor.apply(relation).forEach(value -> moved(value, relation.to(), relation, at));
            end(relation, at);
        }
    }

    private void moved(int from, int to, RelationAt relation, @Nullable Instant at) {
        moved(from, to, relation, at, relation.relationClass().terms());
    }

    private void moved(int from, int to, RelationAt relation, @Nullable Instant at, Terms terms) {
        Terms since = at == null ? terms : Narrowing.from(terms, at);
        if (since != null) {
            RelationClass known = relation.relationClass();
            draft.moved(new RelationAt(from, to, new RelationClass(known.kind(), known.sourceKind(), since)));
        }
    }

    private void end(RelationAt relation, @Nullable Instant at) {
        if (at == null) {
            draft.remove(relation);
        } else {
            draft.narrow(relation, Narrowing.until(relation.relationClass().terms(), at));
        }
    }

    /** Copies are old values; containers give nothing on credentials; all else is a right on the credential whatever its value. */
    private boolean decidesTheValue(RelationAt into) {
        return switch (into.relationClass().kind().secretGain()) {
            case NOTHING -> false;
            case AS_STORED -> isLive(into);
            case RIGHT, VALUE -> true;
        };
    }

    private boolean isLive(RelationAt stores) {
        Boolean live = stores.relationClass().terms().live();
        return live == null ? !draft.kind(stores.from()).keepsCopies() : live;
    }

    private Entity value(int credential, String what) {
        int tenant = draft.tenant(credential);
        boolean resistant = credential < draft.base().entityCount()
                && draft.base().traits(credential).phishingResistant();
        return Entity.of(draft.id(credential) + " " + what, draft.kind(credential))
                .withName(draft.name(credential) + " (" + what + ")")
                .withTenant(tenant < 0 ? null : draft.id(tenant))
                .withTraits(EntityTraits.DEFAULT.withPhishingResistant(resistant));
    }

    Touched delete(Action.Delete delete) {
        Set<Integer> credentials = selector.entities(delete.select(), EntityType.CREDENTIAL);
        credentials.forEach(this::remove);
        return Touched.entities(credentials);
    }

    /** Takes an entity out of everything; whoever had to ask it for approval asks in vain. */
    void remove(int entity) {
        List<RelationAt> relations = new java.util.ArrayList<>(draft.from(entity));
        relations.addAll(draft.to(entity));
        relations.stream()
                .filter(relation -> relation.relationClass().kind() != RelationKind.CAN_APPROVE)
                .distinct()
                .forEach(draft::remove);
        draft.leave(entity);
    }

    Touched requireMfa(Action.RequireMfa change) {
        Set<Integer> changed = new LinkedHashSet<>();
        for (int identity : selector.entities(change.select(), EntityType.IDENTITY)) {
            for (RelationAt relation : draft.to(identity)) {
                if (isTyped(relation) && lacks(relation, change.phishingResistant())) {
                    Entity factor = factor(identity, change.phishingResistant());
                    draft.entity(factor);
                    Terms terms = relation.relationClass().terms();
                    draft.narrow(relation, Narrowing.withFactor(terms, factor.id()));
                    changed.add(identity);
                }
            }
        }
        return Touched.entities(changed);
    }

    private boolean isTyped(RelationAt relation) {
        return relation.relationClass().kind() == RelationKind.AUTHENTICATES_AS
                && TYPED.contains(draft.kind(relation.from()));
    }

    private boolean lacks(RelationAt relation, boolean resistant) {
        Set<String> factors = relation.relationClass().terms().factors();
        return resistant ? factors.stream().noneMatch(this::isResistant) : factors.isEmpty();
    }

    private boolean isResistant(String factor) {
        return draft.base().vertexOf(factor).stream()
                .anyMatch(vertex -> draft.base().traits(vertex).phishingResistant());
    }

    private Entity factor(int identity, boolean resistant) {
        String what = resistant ? "security key" : "second factor";
        int tenant = draft.tenant(identity);
        return Entity.of(draft.id(identity) + " " + what, EntityKind.MFA_FACTOR)
                .withName(draft.name(identity) + " (" + what + ")")
                .withTenant(tenant < 0 ? null : draft.id(tenant))
                .withTraits(EntityTraits.DEFAULT.withPhishingResistant(resistant));
    }

    Touched disclose(Action.Disclose disclose) {
        Predicate<RelationKind> stores = kind -> kind == RelationKind.STORES;
        Set<RelationAt> changedRelations = new LinkedHashSet<>();
        for (RelationAt relation : selector.relations(disclose.select(), stores, stores)) {
            Terms terms = relation.relationClass().terms();
            Terms changed = terms.with()
                    .never(disclose.disclosedAt() == null)
                    .level(disclose.disclosedAt() == null ? terms.level() : disclose.disclosedAt())
                    .build();
            if (relation.relationClass().kind() == RelationKind.STORES && !changed.equals(terms)) {
                if (isNarrower(terms, disclose.disclosedAt())) {
                    draft.narrow(relation, changed);
                } else {
                    draft.widen(relation, changed);
                }
                changedRelations.add(relation);
            }
        }
        return Touched.relations(changedRelations);
    }

    private static boolean isNarrower(Terms terms, @Nullable AccessLevel disclosedAt) {
        AccessLevel before = terms.level() == null ? AccessLevel.CONTROL : terms.level();
        return disclosedAt == null || (!terms.never() && disclosedAt.covers(before));
    }
}
