package blastradius.ingest.msgraph;

import blastradius.ingest.entra.Activation;
import blastradius.ingest.ledger.Ledger;
import blastradius.ingest.responses.GraphRecord;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a policy of role management asks of whoever activates: read from the rules for the end user's assignment alone. */
final class ActivationRules {

    private ActivationRules() {}

    static Activation of(GraphRecord policy, @Nullable String id, Ledger ledger) {
        boolean asksApproval = false;
        boolean asksFactor = false;
        boolean asksAgain = false;
        String lasts = null;
        Set<String> approvers = new LinkedHashSet<>();
        for (GraphRecord rule : policy.all("rules")) {
            switch (rule.word("id").toLowerCase(Locale.ROOT)) {
                case "approval_enduser_assignment" -> {
                    GraphRecord setting = rule.at("setting");
                    asksApproval = setting.is("isApprovalRequired");
                    setting.all("approvalStages").forEach(stage -> approvers(stage, approvers, ledger));
                }
                case "enablement_enduser_assignment" ->
                    asksFactor = has(rule.texts("enabledRules"), "MultiFactorAuthentication");
                case "authenticationcontext_enduser_assignment" -> asksAgain = rule.is("isEnabled");
                case "expiration_enduser_assignment" -> lasts = rule.text("maximumDuration");
                default -> {}
            }
        }
        return new Activation(id, asksApproval, asksApproval ? approvers : Set.of(), asksFactor, asksAgain, lasts);
    }

    private static void approvers(GraphRecord stage, Set<String> approvers, Ledger ledger) {
        stage.all("primaryApprovers").forEach(one -> approver(one, approvers, ledger));
        if (stage.is("isEscalationEnabled")) {
            stage.all("escalationApprovers").forEach(one -> approver(one, approvers, ledger));
        }
    }

    private static void approver(GraphRecord record, Set<String> approvers, Ledger ledger) {
        for (String name : List.of("groupId", "userId", "id")) {
            String id = record.id(name);
            if (id != null) {
                approvers.add(id);
                return;
            }
        }
        ledger.unread("approver of another kind than account or group");
    }

    private static boolean has(List<String> words, String word) {
        return words.stream().anyMatch(word::equalsIgnoreCase);
    }
}
