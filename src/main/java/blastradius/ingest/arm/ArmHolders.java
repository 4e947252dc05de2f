package blastradius.ingest.arm;

import blastradius.ingest.entra.Activation;
import blastradius.ingest.entra.Held;
import blastradius.ingest.file.Place;
import blastradius.ingest.ledger.Claim;
import blastradius.ingest.ledger.Ledger;
import blastradius.ingest.ledger.Subject;
import blastradius.ingest.ledger.ToolId;
import blastradius.model.EntityKind;
import blastradius.model.GrantState;
import blastradius.model.RelationClass;
import blastradius.model.RelationKind;
import blastradius.model.Terms;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Who holds grants, and what activating them asks. Whoever nobody describes stands by what his assignment says of him. */
final class ArmHolders {

    private static final RelationClass APPROVES =
            new RelationClass(RelationKind.CAN_APPROVE, "AZRoleApprover", Terms.NONE);
    private static final Map<String, EntityKind> KINDS = Map.of(
            "user", EntityKind.HUMAN,
            "group", EntityKind.GROUP,
            "foreigngroup", EntityKind.GROUP,
            "serviceprincipal", EntityKind.SERVICE_PRINCIPAL,
            "msi", EntityKind.MANAGED_IDENTITY,
            "device", EntityKind.HOST);

    private final Ledger ledger;

    /**
     * That somebody holds a grant.
     *
     * @param home the tenant in which his id means somebody; null: nobody knows
     * @param word what the relation is called
     * @param evidence what else is said of it
     */
    record Holding(
            Place place,
            Assignment.Holder holder,
            @Nullable String home,
            String word,
            Held held,
            Map<String, Object> evidence) {}

    ArmHolders(Ledger ledger) {
        this.ledger = ledger;
    }

    /** The number of a holder. A group of a partner is of a tenant that the assignment does not name. */
    int number(Place place, Assignment.Holder holder, @Nullable String home) {
        String type = holder.type() == null ? "" : holder.type().toLowerCase(Locale.ROOT);
        String own = type.equals("foreigngroup") ? null : home;
        ToolId id = ToolId.of(holder.id());
        EntityKind kind = KINDS.get(type);
        return kind == null || ledger.isKnown(id, own)
                ? ledger.end(place, id, own)
                : ledger.state(
                        place,
                        Subject.of(id, kind, String.valueOf(holder.type()), own).named(holder.name()));
    }

    /** Kept closed, and why. */
    void closed(Holding holding, int grant, String why) {
        claim(holding, grant, terms(holding).deniedBy(why).build());
    }

    /** Held; {@code activation}: what activating it asks, null if no policy is known. */
    void hold(Holding holding, int grant, @Nullable Activation activation) {
        Terms.Builder terms = terms(holding);
        if (holding.held().state() == GrantState.ELIGIBLE) {
            gate(holding, grant, terms, activation);
        }
        claim(holding, grant, terms.build());
    }

    private static Terms.Builder terms(Holding holding) {
        return Terms.builder()
                .state(holding.held().state())
                .from(holding.held().from())
                .until(holding.held().until());
    }

    private void claim(Holding holding, int grant, Terms terms) {
        int holder = number(holding.place(), holding.holder(), holding.home());
        RelationClass relation = new RelationClass(RelationKind.HOLDS_GRANT, holding.word(), terms);
        ledger.claimOnce(new Claim(holding.place(), relation, holder, grant, holding.evidence()));
    }

    private void gate(Holding holding, int grant, Terms.Builder terms, @Nullable Activation activation) {
        if (activation == null) {
            ledger.say(
                    "what activating roles of Azure asks is not in these files: taken as nothing but the activation");
            return;
        }
        if (activation.asksFactor() || activation.asksAgain()) {
            ledger.say(
                    "activating roles of Azure asks for a factor, which is the person's and in no file of Azure: it is"
                            + " taken as met at sign-in");
        }
        if (!activation.asksApproval()) {
            return;
        }
        List<String> approvers = new ArrayList<>();
        for (String approver : activation.approvers()) {
            int number = ledger.end(holding.place(), ToolId.of(approver), holding.home());
            if (number != Ledger.NONE) {
                approvers.add(ledger.id(number));
                ledger.claimOnce(Claim.of(holding.place(), APPROVES, number, grant));
            }
        }
        terms.approvers(approvers);
        if (approvers.isEmpty()) {
            terms.deniedBy("approval is asked, and of nobody");
            ledger.say("activating a role of Azure asks for approval and names nobody who approves: kept closed");
        }
    }
}
