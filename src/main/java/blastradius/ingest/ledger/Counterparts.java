package blastradius.ingest.ledger;

import blastradius.ingest.value.TruthWords;
import blastradius.model.Entity;
import blastradius.model.EntityKind;
import blastradius.model.EntityType;
import blastradius.model.LookUp;
import blastradius.model.Marks;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What of an entity other sources know: the machine that a record is about, the directory's account that is synchronised into the
 * cloud's, the home account of a guest. Whoever reads the other source need not know; the estate joins them, in either order.
 *
 * @param machine null: it is no machine, or nothing says which
 * @param directoryAccount a SID; null: it comes from no directory
 * @param homeAccount null: it is no guest, or nothing says whose
 */
record Counterparts(
        @Nullable LookUp machine,
        @Nullable String directoryAccount,
        @Nullable LookUp homeAccount) {

    private static final Counterparts NONE = new Counterparts(null, null, null);
    private static final String EXTERNAL = "#ext#";

    static Counterparts of(Entity entity) {
        String tenant = entity.tenant();
        if (entity.kind() == EntityKind.HOST) {
            return new Counterparts(LookUp.device(entity).orElse(null), null, null);
        }
        if (entity.kind().type() != EntityType.IDENTITY || entity.traits().helper() || tenant == null) {
            return NONE;
        }
        Marks marks = Marks.of(entity.properties());
        String sid = marks.marks().get(Marks.SID);
        boolean isSynced =
                sid != null && !sid.equals(entity.id()) && !isFalse(property(entity, "onPremisesSyncEnabled"));
        String address = isGuest(entity) ? address(entity, marks) : null;
        return new Counterparts(
                null, isSynced ? sid : null, address == null ? null : LookUp.homeAccount(address, tenant));
    }

    private static boolean isGuest(Entity account) {
        return account.traits().guest()
                || "guest".equalsIgnoreCase(text(property(account, "userType")))
                || text(property(account, "userPrincipalName"))
                        .toLowerCase(Locale.ROOT)
                        .contains(EXTERNAL);
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
