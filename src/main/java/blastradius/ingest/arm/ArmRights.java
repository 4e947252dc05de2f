package blastradius.ingest.arm;

import blastradius.ingest.file.Place;
import blastradius.ingest.ledger.Claim;
import blastradius.ingest.ledger.Ledger;
import blastradius.ingest.ledger.Subject;
import blastradius.ingest.ledger.ToolId;
import blastradius.ingest.roles.JudgedRight;
import blastradius.ingest.roles.Judgement;
import blastradius.ingest.roles.RightTarget;
import blastradius.ingest.row.Glob;
import blastradius.model.AccessLevel;
import blastradius.model.EntityKind;
import blastradius.model.EntityTraits;
import blastradius.model.RelationClass;
import blastradius.model.RelationKind;
import blastradius.model.Terms;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a role gives on a scope, as relations of its grant: to the scope, or to all things of a sort at and below it. */
final class ArmRights {

    /** Sorts of which any source may state things; a grant reaches them although its own files hold none. */
    private static final Set<String> ALWAYS = Set.of(
            ArmKind.VIRTUAL_MACHINE,
            ArmKind.SCALE_SET,
            ArmKind.ARC_MACHINE,
            ArmKind.STORAGE_ACCOUNT,
            ArmVaults.SECRETS,
            ArmKind.machines(ArmKind.VIRTUAL_MACHINE),
            ArmKind.machines(ArmKind.SCALE_SET),
            ArmKind.machines(ArmKind.ARC_MACHINE));

    private static final String ASSIGN = "AZManagedIdentityOperator";

    private final ArmScopes scopes;
    private final ArmSets sets;
    private final ArmRests rests;
    private final Ledger ledger;
    private final Map<String, Set<Integer>> running = new LinkedHashMap<>();
    private final List<Assigning> assigning = new ArrayList<>();

    /** A grant lets its holder have his code run as the identities. */
    private record Assigning(
            Place place,
            int grant,
            int identities,
            @Nullable String tenant) {}

    /**
     * What gives.
     *
     * @param grant its number
     * @param word what its relations are called
     * @param terms further terms; null: none
     */
    record Given(int grant, String word, @Nullable Terms terms) {}

    ArmRights(ArmScopes scopes, ArmSets sets, Ledger ledger) {
        this.scopes = scopes;
        this.sets = sets;
        this.rests = new ArmRests(scopes, sets, ledger);
        this.ledger = ledger;
    }

    /** Lets other sources' things of the sorts that matter most be reached by roles that are known here, and the other way round. */
    void settle(Place place) {
        ALWAYS.stream().sorted().forEach(sort -> sets.nest(place, sort));
    }

    /** States what the judgement gives to who uses the grant. */
    void give(Place place, Given given, Judgement judgement, ArmRests.Area area) {
        ArmPath scope = area.scope();
        Map<Integer, AccessLevel> levels = new LinkedHashMap<>();
        for (JudgedRight right : judgement.rights()) {
            AccessLevel level = level(right);
            if (right.relation() == RelationKind.CAN_ASSUME) {
                sorts(right)
                        .forEach(sort -> assigning.add(
                                new Assigning(place, given.grant(), target(place, sort, area), scopes.tenant(scope))));
            } else if (runsCode(right)) {
                running.computeIfAbsent(String.valueOf(scopes.tenant(scope)), first -> new TreeSet<>())
                        .add(given.grant());
            }
            if (right.on() == RightTarget.OWN || right.on() == RightTarget.CLOUD) {
                raise(levels, area.isWhole() ? scopes.of(place, scope) : rests.of(place, ArmRests.ALL, area), level);
            }
            boolean isCovered = right.on() != RightTarget.VAULT_SECRETS
                    && right.on() != RightTarget.MACHINES
                    && covers(judgement, level);
            for (String sort : isCovered ? Set.<String>of() : sorts(right)) {
                raise(levels, target(place, sort, area), isOnlyRecord(right, sort) ? AccessLevel.SEE : level);
            }
        }
        levels.forEach((target, level) -> {
            Terms.Builder terms =
                    given.terms() == null ? Terms.builder() : given.terms().with();
            ledger.claimOnce(Claim.of(
                    place,
                    new RelationClass(
                            RelationKind.GRANTS,
                            given.word(),
                            terms.level(level).build()),
                    given.grant(),
                    target));
        });
    }

    /* What is held on the scope itself reaches everything below. */
    private static boolean covers(Judgement judgement, AccessLevel level) {
        return judgement.rights().stream()
                .anyMatch(right -> right.on() == RightTarget.OWN && level(right).covers(level));
    }

    /** Whether it lets its holder run code. */
    static boolean runsCode(JudgedRight right) {
        return right.isCode() || (right.on() == RightTarget.OWN && level(right).covers(AccessLevel.WRITE));
    }

    /** Every grant was handed over: whoever may assign an identity runs as it where he may run code as well. */
    void finish() {
        rests.finish();
        assigning.forEach(one -> {
            Terms.Builder terms = Terms.builder().level(AccessLevel.WRITE);
            if (one.tenant() == null || !running.containsKey(one.tenant())) {
                terms.deniedBy("whoever assigns an identity needs something of his own that runs as it");
            } else {
                terms.and(ledger.id(runners(one.place(), one.tenant())), AccessLevel.USE);
            }
            ledger.claimOnce(Claim.of(
                    one.place(),
                    new RelationClass(RelationKind.GRANTS, ASSIGN, terms.build()),
                    one.grant(),
                    one.identities()));
        });
    }

    /* One group for all who may run code in the Azure of a tenant. */
    private int runners(Place place, String tenant) {
        ledger.say("approximated: joint rights of different principals: who may assign identities and who may run code"
                + " are taken together, whoever they are");
        int group = ledger.state(
                place,
                Subject.of(ToolId.ownedBy(tenant, "every runner of code"), EntityKind.GROUP, "set", tenant)
                        .named("who may run code in Azure")
                        .with(EntityTraits.DEFAULT.withHelper(true)));
        RelationClass use = new RelationClass(RelationKind.GRANTS, ASSIGN, Terms.level(AccessLevel.USE));
        running.getOrDefault(tenant, Set.of()).forEach(grant -> ledger.claimOnce(Claim.of(place, use, grant, group)));
        return group;
    }

    private static void raise(Map<Integer, AccessLevel> levels, int target, AccessLevel level) {
        if (target >= 0) {
            levels.merge(target, level, (one, other) -> one.covers(other) ? one : other);
        }
    }

    private static AccessLevel level(JudgedRight right) {
        return right.relation().levelOnRecord(right.level());
    }

    /* A right on a resource's record is no right on what runs there. */
    private static boolean isOnlyRecord(JudgedRight right, String sort) {
        return right.level() == AccessLevel.WRITE && !right.isCode() && ArmKind.runsCode(sort);
    }

    private Set<String> sorts(JudgedRight right) {
        Set<String> types = right.types();
        if (right.on() == RightTarget.VAULT_SECRETS) {
            return Set.of(ArmVaults.SECRETS);
        }
        if (right.on() == RightTarget.MACHINES) {
            Set<String> machines = types.isEmpty() ? ArmKind.MACHINES : types;
            return machines.stream().map(ArmKind::machines).collect(Collectors.toCollection(TreeSet::new));
        }
        Set<String> sorts = new TreeSet<>();
        if (right.on() == RightTarget.RESOURCES || right.on() == RightTarget.DATA) {
            List<Glob> globs = (types.isEmpty() ? Set.of("*") : types)
                    .stream().map(Glob::new).toList();
            types.stream().filter(type -> type.indexOf('*') < 0).forEach(sorts::add);
            sets.sorts().stream()
                    .filter(sort -> sort.indexOf(' ') < 0)
                    .filter(sort -> globs.stream().anyMatch(glob -> glob.matches(sort)))
                    .forEach(sorts::add);
        }
        return sorts;
    }

    /* The scope itself where it is of the sort, or a part of such a thing. */
    private int target(Place place, String sort, ArmRests.Area area) {
        ArmPath scope = area.scope();
        if (!area.isWhole()) {
            return rests.of(place, sort, area);
        }
        if (scope.sort() != ArmPath.Sort.RESOURCE) {
            return sets.below(place, sort, scope, ALWAYS.contains(sort));
        }
        String type = scope.type();
        boolean isSecret = sort.equals(ArmVaults.SECRETS) && type.startsWith(ArmKind.VAULT + "/");
        return isSecret || type.equals(sort) || type.startsWith(sort + "/")
                ? scopes.of(place, scope)
                : sets.below(place, sort, scope, false);
    }
}
