package blastradius.ingest.ledger;

import blastradius.ingest.value.TruthWords;
import blastradius.model.Entity;
import blastradius.model.EntityKind;
import blastradius.model.EntityType;
import blastradius.model.LookUp;
import blastradius.model.Marks;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What of an entity other sources know: the machine that a record is about, and the directory's account that is synchronised into the
 * cloud's. Whoever reads the other source need not know; the estate joins them, in either order.
 *
 * @param machine null: it is no machine, or nothing says which
 * @param directoryAccount a SID; null: it comes from no directory
 */
record Counterparts(@Nullable LookUp machine, @Nullable String directoryAccount) {

    private static final Counterparts NONE = new Counterparts(null, null);

    static Counterparts of(Entity entity) {
        if (entity.kind() == EntityKind.HOST) {
            return new Counterparts(LookUp.device(entity).orElse(null), null);
        }
        if (entity.kind().type() != EntityType.IDENTITY || entity.traits().helper() || entity.tenant() == null) {
            return NONE;
        }
        String sid = Marks.of(entity.properties()).marks().get(Marks.SID);
        boolean isSynced = sid != null && !sid.equals(entity.id()) && !saysNotSynced(entity);
        return isSynced ? new Counterparts(null, sid) : NONE;
    }

    private static boolean saysNotSynced(Entity account) {
        return account.properties().entrySet().stream()
                .filter(property -> property.getKey().equalsIgnoreCase("onPremisesSyncEnabled"))
                .map(Map.Entry::getValue)
                .anyMatch(value -> Boolean.FALSE.equals(TruthWords.read(value.toString())));
    }
}
