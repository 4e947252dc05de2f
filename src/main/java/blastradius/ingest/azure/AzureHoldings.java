package blastradius.ingest.azure;

import blastradius.ingest.arm.ArmEstate;
import blastradius.ingest.arm.ArmFields;
import blastradius.ingest.arm.ArmPath;
import blastradius.ingest.arm.Assignment;
import blastradius.ingest.entra.Held;
import blastradius.ingest.file.Place;
import blastradius.ingest.ledger.Ledger;
import java.time.Instant;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The second reading: who holds which role on what, and what is delegated to whom. */
final class AzureHoldings implements AzureFile.Records {

    private final ArmEstate arm;
    private final Ledger ledger;
    private final AzureActivations activations;
    private final Delegations delegations;

    AzureHoldings(ArmEstate arm, Ledger ledger, AzureActivations activations, Delegations delegations) {
        this.arm = arm;
        this.ledger = ledger;
        this.activations = activations;
        this.delegations = delegations;
    }

    @Override
    public void broken(Place place, String why) {
        /* Said by the first reading. */
    }

    @Override
    public void record(Place place, ArmFields record) {
        switch (AzureFile.type(record)) {
            case "microsoft.authorization/roleassignments" -> assigned(place, record, Held.LISTED);
            case "microsoft.authorization/roleassignmentscheduleinstances",
                    "microsoft.authorization/roleassignmentschedules" -> {
                boolean isActivated = "Activated".equalsIgnoreCase(record.statedText("assignmentType"));
                scheduled(place, record, isActivated ? Held::active : Held::standing);
            }
            case "microsoft.authorization/roleeligibilityscheduleinstances",
                    "microsoft.authorization/roleeligibilityschedules" -> scheduled(place, record, Held::eligible);
            case "microsoft.managedservices/registrationassignments" -> delegations.assign(place, record);
            case "" -> untyped(place, record);
            default -> {
                /* Read before. */
            }
        }
    }

    /* Rows that were chosen by their columns, and classic administrators. */
    private void untyped(Place place, ArmFields record) {
        if (record.statedText("principalId") != null && record.statedText("roleDefinitionId") != null) {
            assigned(place, record, Held.LISTED);
        }
    }

    /** What makes a holding of a window. */
    private interface Holding {
        Held of(@Nullable Instant from, @Nullable Instant until);
    }

    private void scheduled(Place place, ArmFields record, Holding holding) {
        String status = record.statedText("status");
        if (status != null && (status.equalsIgnoreCase("Revoked") || status.equalsIgnoreCase("Failed"))) {
            return;
        }
        try {
            Instant from = time(record, "startDateTime", ledger.times()::start);
            Instant until = time(record, "endDateTime", ledger.times()::end);
            if (from != null && until != null && !from.isBefore(until)) {
                ledger.rejected(place, "it starts at " + from + " and ends at " + until);
            } else {
                assigned(place, record, holding.of(from, until));
            }
        } catch (IllegalArgumentException unreadable) {
            ledger.rejected(place, String.valueOf(unreadable.getMessage()));
        }
    }

    private static @Nullable Instant time(ArmFields record, String name, Function<String, @Nullable Instant> reading) {
        String text = record.statedText(name);
        return text == null ? null : reading.apply(text);
    }

    private void assigned(Place place, ArmFields record, Held held) {
        String principal = record.statedText("principalId");
        String role = record.statedText("roleDefinitionId");
        ArmPath scope = AzureFile.scope(record);
        if (principal == null || role == null || scope == null) {
            ledger.rejected(place, "an assignment of a role names no principalId, roleDefinitionId or scope");
            return;
        }
        arm.assign(
                new Assignment(
                        place,
                        role,
                        record.statedText("roleDefinitionName"),
                        scope,
                        new Assignment.Holder(
                                principal, record.statedText("principalType"), record.statedText("principalName")),
                        held,
                        record.statedText("condition")),
                activations.of(scope, role));
    }
}
