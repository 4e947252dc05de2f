package blastradius.ingest.entra;

import blastradius.model.EntityKind;
import blastradius.model.RelationKind;
import blastradius.model.Terms;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;

/** The sets over applications, groups, devices, policies and delegations: each thing is in one of them, and sets lie in sets. */
final class ObjectSets {

    private final Claims claims;
    private final Directory directory;
    private final Predicate<Known> isLocked;

    /** {@code isLocked}: whether a principal's registration keeps others from giving it credentials. */
    ObjectSets(Claims claims, Directory directory, Predicate<Known> isLocked) {
        this.claims = claims;
        this.directory = directory;
        this.isLocked = isLocked;
    }

    int apps() {
        return scope("every application");
    }

    int agents() {
        return scope("every agent identity");
    }

    int groups() {
        return scope("groups without a role");
    }

    int securityGroups() {
        return scope("security groups without a role");
    }

    int m365Groups() {
        return scope("Microsoft 365 groups without a role");
    }

    int roleGroups() {
        return scope("role-assignable groups");
    }

    int pimGroups() {
        return scope("groups with activated membership");
    }

    int packagedGroups() {
        return scope("groups in access packages");
    }

    int defended() {
        return scope("defended endpoints");
    }

    int signInPolicies() {
        return scope("policies of sign-in");
    }

    int delegations() {
        return scope("delegations");
    }

    int accessPasses() {
        return scope("accounts with temporary access passes");
    }

    int certificates() {
        return scope("accounts by certificate");
    }

    private int scope(String words) {
        return claims.set(EntityKind.SCOPE, words);
    }

    void state() {
        claims.claim(RelationKind.CONTAINS, Claims.SET, Terms.NONE, groups(), securityGroups());
        claims.claim(RelationKind.CONTAINS, Claims.SET, Terms.NONE, groups(), m365Groups());
        for (Map.Entry<String, Known> entry : directory.all()) {
            Known known = entry.getValue();
            if (known.isGroup()) {
                group(entry.getKey(), known);
            } else if (known.isApp()) {
                app(known);
            } else if (known.isManaged) {
                claims.claim(RelationKind.CONTAINS, Claims.SET, Terms.NONE, defended(), known.number);
            } else if (known.isAccount()) {
                account(entry.getKey(), known);
            }
        }
        for (int policy : directory.policies) {
            claims.claim(RelationKind.CAN_CHANGE_AUTHORITY, Claims.SET, Terms.NONE, signInPolicies(), policy);
        }
        for (Directory.Delegates grant : directory.delegations) {
            claims.claim(RelationKind.CAN_CHANGE_AUTHORITY, Claims.SET, Terms.NONE, delegations(), grant.grant());
        }
    }

    private void app(Known known) {
        Terms terms = isLocked.test(known)
                ? Terms.builder().deniedBy(Claims.LOCKED).build()
                : Claims.unless(known.isRestricted);
        int set = known.kind == EntityKind.AI_AGENT ? agents() : apps();
        claims.claim(RelationKind.CAN_TAKE_OVER, Claims.SET, terms, set, known.number);
    }

    private void group(String id, Known known) {
        GroupTraits traits = known.group;
        if (traits.isRoleAssignable()) {
            manages(roleGroups(), known);
        } else {
            manages(traits.isM365() ? m365Groups() : traits.isSecurity() ? securityGroups() : groups(), known);
        }
        if (directory.memberActivations.containsKey(id) || directory.ownerActivations.containsKey(id)) {
            manages(pimGroups(), known);
        }
        if (directory.packaged.contains(id)) {
            manages(packagedGroups(), known);
        }
    }

    private void manages(int set, Known group) {
        Terms terms = group.group.isSynchronised()
                ? Terms.builder().deniedBy(Claims.SYNCHRONISED).build()
                : Claims.unless(group.isRestricted);
        Map<String, Object> evidence = new HashMap<>();
        if (group.group.isDynamic()) {
            evidence.put("approximated", "a rule over attributes decides who is in the group");
        }
        claims.claim(claims.place, RelationKind.CAN_MANAGE_MEMBERS, Claims.SET, terms, set, group.number, evidence);
    }

    private void account(String id, Known known) {
        Terms terms = Claims.unless(known.isRestricted);
        if (directory.hasPassPolicy && !known.isGuest && mayUsePasses(id)) {
            claims.claim(RelationKind.CAN_SIGN_IN_AS, Claims.SET, terms, accessPasses(), known.number);
        }
        if (directory.signsInByCertificate && !known.isGuest) {
            claims.claim(RelationKind.CAN_SIGN_IN_AS, Claims.SET, terms, certificates(), known.number);
        }
    }

    private boolean mayUsePasses(String id) {
        return (directory.passIncluded.contains("ALL_USERS") || isAmong(directory.passIncluded, id))
                && !isAmong(directory.passExcluded, id);
    }

    private boolean isAmong(Iterable<String> named, String id) {
        for (String one : named) {
            if (one.equals(id)
                    || directory.of(one).stream()
                            .anyMatch(b -> Directory.key(b.who()).equals(id))) {
                return true;
            }
        }
        return false;
    }
}
