package blastradius.ingest.roles;

import java.util.List;

/** What a role definition of Azure's resource manager allows: action patterns, as its {@code permissions} list them. */
public record ArmActions(
        List<String> actions, List<String> notActions, List<String> dataActions, List<String> notDataActions) {

    public ArmActions {
        actions = List.copyOf(actions);
        notActions = List.copyOf(notActions);
        dataActions = List.copyOf(dataActions);
        notDataActions = List.copyOf(notDataActions);
    }
}
