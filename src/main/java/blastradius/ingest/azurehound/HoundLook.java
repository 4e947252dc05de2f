package blastradius.ingest.azurehound;

import blastradius.ingest.arm.ArmFields;
import blastradius.ingest.file.Content;
import blastradius.ingest.file.Meter;
import blastradius.ingest.file.Place;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What has to be known before the first record is read: which tenant was collected, and of which kinds it was asked whether they are
 * enabled (the collector leaves out what is false, so where it says it of none it did not ask).
 */
final class HoundLook implements HoundFile.Records {

    private final Set<String> asked = new HashSet<>();
    private @Nullable String collected;
    private @Nullable String mentioned;
    private @Nullable Collected record;

    private record Collected(Place place, String kind, ArmFields data) {}

    static HoundLook at(List<Content> files, Meter meter) {
        HoundLook look = new HoundLook();
        for (Content file : files) {
            HoundFile.read(file, meter, HoundLook::isTelling, look);
        }
        return look;
    }

    private static boolean isTelling(String kind) {
        return Set.of(
                        "aztenant",
                        "azuser",
                        "azgroup",
                        "azserviceprincipal",
                        "azdevice",
                        "azsubscription",
                        "azapp",
                        "azrole")
                .contains(HoundKinds.folded(kind));
    }

    /** The tenant that was collected, in capitals; null: nothing says. */
    @Nullable
    String tenant() {
        return collected == null ? mentioned : collected;
    }

    /** Hands the record of the tenant over before all others, since they speak of it. */
    void tell(HoundFile.Records records) {
        if (record != null) {
            records.record(record.place(), record.kind(), record.data(), null);
        }
    }

    /** Whether a record of the kind that does not say so is of something disabled. */
    boolean isDisabledBySilence(String kind) {
        return asked.contains(HoundKinds.folded(kind));
    }

    @Override
    public void record(Place place, String kind, ArmFields data, @Nullable ArmFields element) {
        String folded = HoundKinds.folded(kind);
        String tenant = data.text("tenantId");
        if (Boolean.TRUE.equals(data.truth("accountEnabled"))) {
            asked.add(folded);
        }
        if (tenant == null) {
            return;
        }
        String upper = tenant.toUpperCase(Locale.ROOT);
        if (!folded.equals("aztenant")) {
            mentioned = mentioned == null ? upper : mentioned;
        } else if (collected == null && Boolean.TRUE.equals(data.truth("collected"))) {
            collected = upper;
            record = new Collected(place, kind, data);
        }
    }

    @Override
    public void broken(Place place, String why) {
        /* Said by the first reading. */
    }

    @Override
    public boolean isEnough() {
        return collected != null && asked.containsAll(Set.of("azuser", "azserviceprincipal", "azdevice"));
    }
}
