package blastradius.ingest.azure;

import blastradius.ingest.file.Place;
import blastradius.ingest.ledger.Claim;
import blastradius.ingest.ledger.Ledger;
import blastradius.ingest.roles.JudgedRight;
import blastradius.ingest.roles.Judgement;
import blastradius.ingest.roles.RightTarget;
import blastradius.ingest.row.Glob;
import blastradius.model.AccessLevel;
import blastradius.model.RelationClass;
import blastradius.model.RelationKind;
import blastradius.model.Terms;
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

    private final ArmScopes scopes;
    private final ArmSets sets;
    private final Ledger ledger;

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
        this.ledger = ledger;
    }

    /** Lets other sources' things of the sorts that matter most be reached by roles that are known here, and the other way round. */
    void settle(Place place) {
        ALWAYS.stream().sorted().forEach(sort -> sets.nest(place, sort));
    }

    /** States what the judgement gives to who uses the grant. */
    void give(Place place, Given given, Judgement judgement, ArmPath scope) {
        Map<Integer, AccessLevel> levels = new LinkedHashMap<>();
        for (JudgedRight right : judgement.rights()) {
            AccessLevel level = level(right);
            if (right.on() == RightTarget.OWN || right.on() == RightTarget.CLOUD) {
                raise(levels, scopes.of(place, scope), level);
            }
            for (String sort : sorts(right)) {
                raise(levels, target(place, sort, scope), isOnlyRecord(right, sort) ? AccessLevel.SEE : level);
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

    private static void raise(Map<Integer, AccessLevel> levels, int target, AccessLevel level) {
        if (target >= 0) {
            levels.merge(target, level, (one, other) -> one.covers(other) ? one : other);
        }
    }

    /* Who starts what is there already decides nothing; who federates with an identity writes its resource. */
    private static AccessLevel level(JudgedRight right) {
        AccessLevel stated = right.level();
        return switch (right.relation()) {
            case CAN_CHANGE_AUTHORITY, OWNS -> AccessLevel.CONTROL;
            case CAN_TAKE_OVER, CAN_SIGN_IN_AS -> AccessLevel.WRITE;
            case CAN -> stated == null ? AccessLevel.SEE : stated;
            case AUTHENTICATES_AS,
                    STORES,
                    HAS_SESSION,
                    MEMBER_OF,
                    CAN_MANAGE_MEMBERS,
                    HOLDS_GRANT,
                    GRANTS,
                    CONTAINS,
                    CAN_ASSUME,
                    RUNS_AS,
                    TRIGGERS,
                    MANAGES,
                    CONSENTED,
                    FEDERATES_TO,
                    SIGNS_FOR,
                    SYNCED_TO,
                    DEPLOYS_TO,
                    BACKS_UP,
                    CAN_APPROVE,
                    IN_ZONE,
                    USED_BY,
                    KNOWN_TO,
                    HAS_ROLE,
                    OWNED_BY,
                    REVIEWED_BY,
                    UNDER_CONTRACT,
                    ASSIGNED_TO,
                    HAS_EXCEPTION,
                    PARENT_OF,
                    ISSUED_BY,
                    APPROVED_BY -> AccessLevel.SEE;
        };
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
    private int target(Place place, String sort, ArmPath scope) {
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
