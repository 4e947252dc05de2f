package blastradius.ingest.entra;

import blastradius.ingest.entra.Activations.Thing;
import blastradius.ingest.entra.Directory.Belonging;
import blastradius.ingest.ledger.Ledger;
import blastradius.ingest.ledger.ToolId;
import blastradius.model.EntityKind;
import blastradius.model.GrantState;
import blastradius.model.RelationKind;
import blastradius.model.Terms;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** States memberships and ownerships. */
final class Belongings {

    private final Claims claims;
    private final Directory directory;
    private final Registrations registrations;

    Belongings(Claims claims, Directory directory, Registrations registrations) {
        this.claims = claims;
        this.directory = directory;
        this.registrations = registrations;
    }

    /** What groups that are watched hold is stated at the end, with how it is held. */
    void add(Belonging belonging) {
        Known known = directory.get(belonging.group());
        boolean isWatched = known != null
                && known.isGroup()
                && (known.isWatched || belonging.held().isInstance());
        if (known != null && isWatched) {
            known.isWatched = true;
            directory.belongs(belonging);
        } else {
            plain(belonging);
        }
    }

    /** One that is neither activated nor looked at by rules. */
    private void plain(Belonging belonging) {
        if (claims.refuses(belonging.place(), belonging.held())) {
            return;
        }
        Known whole = directory.get(belonging.group());
        int to = number(belonging, belonging.group(), whole);
        int from = number(belonging, belonging.who(), directory.get(belonging.who()));
        String why = belonging.isOwnership() ? why(whole) : null;
        Terms terms = why == null && belonging.held().equals(Held.LISTED)
                ? Terms.NONE
                : Terms.builder()
                        .from(belonging.held().from())
                        .until(belonging.held().until())
                        .state(belonging.held().state())
                        .deniedBy(why)
                        .build();
        boolean isDevice = whole != null && whole.kind == EntityKind.HOST;
        RelationKind kind = belonging.isOwnership() ? RelationKind.OWNS : RelationKind.MEMBER_OF;
        String word = belonging.isOwnership() ? "AZOwns" : "AZMemberOf";
        Map<String, Object> evidence =
                isDevice ? Map.of("approximated", "the owner of a joined device administers it by default") : Map.of();
        claims.claim(belonging.place(), kind, word, terms, from, to, evidence);
    }

    private int number(Belonging belonging, String id, @Nullable Known known) {
        return known == null ? claims.ledger.end(belonging.place(), ToolId.of(id), claims.tenant) : known.number;
    }

    /* What keeps an owner out. */
    private @Nullable String why(@Nullable Known owned) {
        if (owned == null) {
            return null;
        }
        if (owned.isRestricted) {
            return Claims.RESTRICTED_UNIT;
        }
        if (owned.kind == EntityKind.HOST && !owned.isJoined) {
            return "registered, not joined";
        }
        return owned.isApp() && registrations.isLocked(owned, claims.tenant) ? Claims.LOCKED : null;
    }

    /** Those of groups that rules look at: of a list and an instance of the same, the instance says how it is held. */
    void watched(Activations activations) {
        Set<List<Object>> instances = new HashSet<>();
        for (Belonging belonging : directory.belongings) {
            if (belonging.held().isInstance() && belonging.held().state() != GrantState.ELIGIBLE) {
                instances.add(key(belonging));
            }
        }
        for (Belonging belonging : directory.belongings) {
            if (belonging.held().isInstance() || !instances.contains(key(belonging))) {
                state(belonging, activations);
            }
        }
    }

    private static List<Object> key(Belonging belonging) {
        return List.of(Directory.key(belonging.who()), Directory.key(belonging.group()), belonging.isOwnership());
    }

    private void state(Belonging belonging, Activations activations) {
        Known group = directory.get(belonging.group());
        if (group == null || group.number == Ledger.NONE || belonging.held().state() != GrantState.ELIGIBLE) {
            plain(belonging);
            return;
        }
        String id = Directory.key(belonging.group());
        Thing thing = belonging.isOwnership()
                ? new Thing(group.number, RelationKind.OWNS, "AZOwns", "AZEligibleOwner", List.of(), false)
                : new Thing(group.number, RelationKind.MEMBER_OF, "AZMemberOf", "AZEligibleMember", List.of(), false);
        Activation activation =
                (belonging.isOwnership() ? directory.ownerActivations : directory.memberActivations).get(id);
        activations.state(belonging.place(), belonging.who(), thing, belonging.held(), activation);
    }
}
