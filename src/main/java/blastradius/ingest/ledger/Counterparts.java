package blastradius.ingest.ledger;

import blastradius.ingest.file.Place;
import blastradius.ingest.value.TruthWords;
import blastradius.ingest.writing.EstateWriter;
import blastradius.model.Entity;
import blastradius.model.EntityKind;
import blastradius.model.EntityType;
import blastradius.model.IdText;
import blastradius.model.LookUp;
import blastradius.model.Marks;
import blastradius.model.RelationClass;
import blastradius.model.RelationKind;
import blastradius.model.Terms;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What of a tenant's entities other sources know: the home account of a guest, the directory's account that is synchronised into the
 * cloud's, the machine that a record is about. Whoever reads the other source need not know; the estate joins them, in either order.
 */
final class Counterparts {

    private static final RelationClass HOME_ACCOUNT =
            new RelationClass(RelationKind.SYNCED_TO, "HomeAccountOf", Terms.NONE);
    private static final RelationClass SYNCED = new RelationClass(RelationKind.SYNCED_TO, "SyncedToEntraUser", Terms.NONE);
    private static final String EXTERNAL = "#ext#";

    private final Ledger ledger;
    private final EstateWriter writer;

    Counterparts(Ledger ledger, EstateWriter writer) {
        this.ledger = ledger;
        this.writer = writer;
    }

    void of(Place place, Entity entity, int number) {
        if (entity.traits().helper()) {
            return;
        }
        if (entity.kind() == EntityKind.HOST) {
            LookUp.device(entity).ifPresent(lookUp -> writer.lookUp(entity.id(), lookUp));
        } else if (entity.kind().type() == EntityType.IDENTITY && entity.tenant() != null) {
            Marks marks = Marks.of(entity.properties());
            synced(place, entity, marks, number);
            guest(place, entity, marks, number);
        }
    }

    private void synced(Place place, Entity account, Marks marks, int number) {
        String sid = marks.marks().get(Marks.SID);
        if (sid != null && !sid.equals(account.id()) && !isFalse(property(account, "onPremisesSyncEnabled"))) {
            ledger.claim(Claim.of(place, SYNCED, ledger.end(place, ToolId.of(sid), null), number));
        }
    }

    private void guest(Place place, Entity account, Marks marks, int number) {
        String address = isGuest(account) ? address(account, marks) : null;
        String tenant = account.tenant();
        if (address != null && tenant != null) {
            String home = IdText.of(account.id(), "home account");
            ledger.claim(Claim.of(place, HOME_ACCOUNT, ledger.number(home), number));
            writer.lookUp(home, LookUp.homeAccount(address, tenant));
        }
    }

    private static boolean isGuest(Entity account) {
        return account.traits().guest()
                || "guest".equalsIgnoreCase(text(property(account, "userType")))
                || text(property(account, "userPrincipalName")).toLowerCase(Locale.ROOT).contains(EXTERNAL);
    }

    /* The name that a guest was given says who was asked; what he may write himself counts where it does not. */
    private static @Nullable String address(Entity account, Marks marks) {
        for (String address : marks.addresses()) {
            int end = address.indexOf(EXTERNAL);
            int at = end < 0 ? -1 : address.lastIndexOf('_', end);
            if (at > 0) {
                return address.substring(0, at) + "@" + address.substring(at + 1, end);
            }
        }
        String mail = Marks.address(text(property(account, "mail")));
        return Marks.domain(mail).isEmpty() ? null : mail;
    }

    private static boolean isFalse(@Nullable Object value) {
        return value != null && Boolean.FALSE.equals(TruthWords.read(value.toString()));
    }

    private static @Nullable Object property(Entity entity, String name) {
        return entity.properties().entrySet().stream()
                .filter(property -> property.getKey().equalsIgnoreCase(name))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(null);
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }
}
