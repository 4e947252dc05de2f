package blastradius.ingest.azure;

import blastradius.ingest.arm.ArmFields;
import blastradius.ingest.arm.ArmPath;
import blastradius.ingest.arm.Assignment;
import blastradius.ingest.entra.Activation;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What policies ask of whoever activates a role of Azure, by scope and role. */
final class AzureActivations {

    private final Map<String, Activation> activations = new HashMap<>();

    /** A policy's assignment to a role on a scope, with its rules. */
    void add(ArmFields record) {
        ArmPath scope = AzureFile.scope(record);
        String role = record.statedText("roleDefinitionId");
        if (scope == null || role == null) {
            return;
        }
        boolean asksApproval = false;
        boolean asksFactor = false;
        boolean asksAgain = false;
        String lasts = null;
        Set<String> approvers = new HashSet<>();
        var rules =
                record.records("effectiveRules").isEmpty() ? record.records("rules") : record.records("effectiveRules");
        for (ArmFields rule : rules) {
            switch (String.valueOf(rule.text("id"))) {
                case "Approval_EndUser_Assignment" -> {
                    ArmFields setting = rule.inner("setting");
                    asksApproval = Boolean.TRUE.equals(setting.truth("isApprovalRequired"));
                    setting.records("approvalStages").forEach(stage -> approvers(stage, approvers));
                }
                case "Enablement_EndUser_Assignment" ->
                    asksFactor =
                            rule.texts("enabledRules").stream().anyMatch("MultiFactorAuthentication"::equalsIgnoreCase);
                case "AuthenticationContext_EndUser_Assignment" ->
                    asksAgain = Boolean.TRUE.equals(rule.truth("isEnabled"));
                case "Expiration_EndUser_Assignment" -> lasts = rule.text("maximumDuration");
                default -> {
                    /* Who is told: asks nothing of who activates. */
                }
            }
        }
        activations.put(
                key(scope, role),
                new Activation(record.statedText("policyId"), asksApproval, approvers, asksFactor, asksAgain, lasts));
    }

    private static void approvers(ArmFields stage, Set<String> approvers) {
        stage.records("primaryApprovers").forEach(approver -> {
            String id = approver.text("id") == null ? approver.text("userId") : approver.text("id");
            String group = id == null ? approver.text("groupId") : id;
            if (group != null) {
                approvers.add(group);
            }
        });
    }

    /** Null: the export says nothing. */
    @Nullable
    Activation of(ArmPath scope, String role) {
        return activations.get(key(scope, role));
    }

    private static String key(ArmPath scope, String role) {
        return scope.key() + " " + Assignment.roleId(role);
    }
}
