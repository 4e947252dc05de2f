package blastradius.ingest.azurehound;

import blastradius.ingest.arm.ArmEstate;
import blastradius.ingest.arm.ArmFields;
import blastradius.ingest.entra.EntraEstate;
import blastradius.ingest.entra.EntraTenant;
import blastradius.ingest.file.Place;
import blastradius.ingest.ledger.Ledger;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Where what one collection says goes, and what is to be said of it in the end. */
final class Hound {

    private final Ledger ledger;
    private final EntraEstate entra;
    private final ArmEstate arm;
    private final HoundLook look;
    private final Map<String, Long> counted = new LinkedHashMap<>();
    private final Set<String> said = new LinkedHashSet<>();

    Hound(Ledger ledger, EntraEstate entra, ArmEstate arm, HoundLook look) {
        this.ledger = ledger;
        this.entra = entra;
        this.arm = arm;
        this.look = look;
    }

    Ledger ledger() {
        return ledger;
    }

    ArmEstate arm() {
        return arm;
    }

    HoundLook look() {
        return look;
    }

    /** The tenant that the record says it is of, else the one that was collected; null: nothing says, which is told. */
    @Nullable
    EntraTenant tenant(Place place, ArmFields data) {
        String stated = data.text("tenantId");
        String tenant = stated == null ? look.tenant() : stated;
        if (tenant == null) {
            ledger.rejected(place, "nothing says of which tenant it is: neither it nor another record has a tenantId");
            return null;
        }
        return entra.tenant(place, tenant.toUpperCase(Locale.ROOT));
    }

    /** A text that the record must have; null: it has not, which is told. */
    @Nullable
    String required(Place place, ArmFields data, String name) {
        String text = data.text(name);
        if (text == null) {
            ledger.rejected(place, "it has no " + name);
        }
        return text;
    }

    /** A time of the record; null: none, or none that can be read, which is told. */
    @Nullable
    Instant time(Place place, ArmFields data, String name, Function<String, @Nullable Instant> reading) {
        String text = data.text(name);
        try {
            return text == null ? null : reading.apply(text);
        } catch (IllegalArgumentException unreadable) {
            ledger.rejected(place, name + ": " + unreadable.getMessage());
            return null;
        }
    }

    /** Something that is said once, with how often it was met. */
    void count(String what) {
        counted.merge(what, 1L, Long::sum);
    }

    /** Something that is said once. */
    void say(String what) {
        said.add(what);
    }

    void tell() {
        said.forEach(ledger::say);
        counted.forEach((what, times) -> ledger.say(what + " (" + times + " times)"));
    }
}
