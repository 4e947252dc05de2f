package blastradius.ingest.entra;

import blastradius.ingest.entra.Directory.Belonging;
import blastradius.ingest.file.Place;
import blastradius.ingest.ledger.Ledger;
import blastradius.ingest.ledger.Subject;
import blastradius.ingest.ledger.ToolId;
import blastradius.model.AccessLevel;
import blastradius.model.EntityKind;
import blastradius.model.GrantState;
import blastradius.model.RelationKind;
import blastradius.model.Terms;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * States who holds what, and what activating it asks. A factor that is asked is the activating person's: one relation for each member
 * of a group with his own, and one for whoever controls the group, who makes himself a member.
 */
final class Activations {

    private static final int DEEPEST = 8;

    private final Claims claims;
    private final Directory directory;

    /**
     * What is held, and how sources call that it is.
     *
     * @param eligible what they call that it may be activated
     * @param defaults ids of the estate of who approves where a policy asks for approval and names nobody; empty: nobody does
     * @param isRole whether it is a role, whose policies those of roles are
     */
    record Thing(
            int number,
            RelationKind kind,
            String standing,
            String eligible,
            Collection<String> defaults,
            boolean isRole) {}

    Activations(Claims claims, Directory directory) {
        this.claims = claims;
        this.directory = directory;
    }

    int rolePolicies() {
        return claims.set(EntityKind.SCOPE, "policies of roles");
    }

    int groupPolicies() {
        return claims.set(EntityKind.SCOPE, "policies of groups");
    }

    /** States that the principal holds the thing. */
    void state(Place place, String principal, Thing thing, Held held, @Nullable Activation activation) {
        if (claims.refuses(place, held)) {
            return;
        }
        int from = number(place, principal);
        Terms.Builder terms =
                Terms.builder().state(held.state()).from(held.from()).until(held.until());
        if (held.state() != GrantState.ELIGIBLE || activation == null) {
            if (held.state() == GrantState.ELIGIBLE) {
                claims.say("what activations ask for is not in these files: taken as nothing but the activation");
            }
            claim(place, thing, terms.build(), from, Map.of());
            return;
        }
        gate(place, thing, terms, activation);
        boolean isFactorAsked = activation.asksFactor() || activation.asksAgain();
        if (isFactorAsked) {
            withFactors(place, principal, thing, terms.build(), activation);
        } else {
            claim(place, thing, terms.build(), from, Map.of());
        }
    }

    int number(Place place, String principal) {
        Known known = directory.get(principal);
        return known == null ? claims.ledger.end(place, ToolId.of(principal), claims.tenant) : known.number;
    }

    private void claim(Place place, Thing thing, Terms terms, int from, Map<String, Object> evidence) {
        String word = terms.state() == GrantState.ELIGIBLE ? thing.eligible() : thing.standing();
        claims.claim(place, thing.kind(), word, terms, from, thing.number(), evidence);
    }

    private void gate(Place place, Thing thing, Terms.Builder terms, Activation activation) {
        String policy = activation.policy();
        if (policy != null) {
            terms.policy(claims.ledger.id(policy(place, policy, activation.lasts(), thing.isRole())));
        }
        if (!activation.asksApproval()) {
            return;
        }
        List<String> approvers = new ArrayList<>();
        for (String approver : activation.approvers()) {
            int number = number(place, approver);
            if (number != Ledger.NONE) {
                approvers.add(claims.ledger.id(number));
                claims.claim(
                        place,
                        RelationKind.CAN_APPROVE,
                        "AZRoleApprover",
                        Terms.NONE,
                        number,
                        thing.number(),
                        Map.of());
            }
        }
        approvers.addAll(approvers.isEmpty() ? thing.defaults() : List.of());
        terms.approvers(approvers);
        if (approvers.isEmpty()) {
            terms.deniedBy("approval is asked, and of nobody");
            claims.say("an activation asks for approval and names nobody who approves: kept closed");
        }
    }

    private int policy(Place place, String policy, @Nullable String lasts, boolean isRole) {
        return claims.once(ToolId.ownedBy(claims.tenant, policy), id -> {
            int number = claims.contained(
                    place,
                    Subject.of(id, EntityKind.POLICY, "ActivationPolicy", claims.tenant)
                            .named(policy)
                            .with(lasts == null ? Map.of() : Map.of("maximumDuration", lasts)));
            claims.claim(
                    place,
                    RelationKind.CAN_CHANGE_AUTHORITY,
                    Claims.SET,
                    Terms.NONE,
                    isRole ? rolePolicies() : groupPolicies(),
                    number,
                    Map.of());
            return number;
        });
    }

    private void withFactors(Place place, String principal, Thing thing, Terms terms, Activation activation) {
        Known known = directory.get(principal);
        if (known == null || !known.isGroup()) {
            person(place, thing, terms, known, number(place, principal), activation);
            return;
        }
        String group = claims.ledger.id(known.number);
        claim(place, thing, terms.with().and(group, AccessLevel.CONTROL).build(), known.number, Map.of());
        Terms within = terms.with().and(group, AccessLevel.USE).build();
        Map<String, Known> members = new LinkedHashMap<>();
        membersOf(principal, members, DEEPEST);
        for (Known member : members.values()) {
            if (member.isGroup()) {
                claim(
                        place,
                        thing,
                        within,
                        member.number,
                        Map.of("approximated", "factors of its members are not read"));
            } else {
                person(place, thing, within, member, member.number, activation);
            }
        }
    }

    /* One relation for each of his factors: any of them will do. None registered: whoever signs in registers one. */
    private void person(
            Place place, Thing thing, Terms terms, @Nullable Known known, int number, Activation activation) {
        boolean isAsked =
                known != null && !known.factors.isEmpty() && (activation.asksAgain() || !known.signsInWithFactor());
        if (!isAsked) {
            claim(place, thing, terms, number, Map.of());
            return;
        }
        for (int factor : Objects.requireNonNull(known).factors) {
            claim(place, thing, terms.with().factor(claims.ledger.id(factor)).build(), number, Map.of());
        }
    }

    private void membersOf(String group, Map<String, Known> members, int depth) {
        for (Belonging belonging : directory.of(group)) {
            Known known = belonging.isOwnership() ? null : directory.get(belonging.who());
            if (known != null && known.isGroup() && known.isWatched && depth > 0) {
                membersOf(belonging.who(), members, depth - 1);
            } else if (known != null) {
                members.putIfAbsent(Directory.key(belonging.who()), known);
            }
        }
    }
}
