package blastradius.store.document;

import blastradius.model.AcceptedRisk;
import blastradius.model.Shelf;
import blastradius.store.database.Database;
import blastradius.store.database.Json;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The risks that people accept; imports leave them alone, and nothing deletes them. Thread-safe. */
public final class Exceptions implements Shelf<AcceptedRisk> {

    private final Saved<AcceptedRisk, ExceptionNode> saved;

    /** {@code most}: how many may be saved at a time. */
    public Exceptions(Database database, ExceptionNodes nodes, int most) {
        this.saved = new Saved<>(database, nodes, "exception", most, Exceptions::read);
    }

    /**
     * Saves a new one under its own id, as its first version.
     *
     * @throws blastradius.model.BlastRadiusException.Conflict if another one has the id
     * @throws blastradius.model.BlastRadiusException.LimitExceeded if there are as many as there may be
     */
    @Override
    public AcceptedRisk create(AcceptedRisk risk) {
        return saved.create(risk.id(), node(risk, 1));
    }

    /**
     * Saves one in the place of the version that it was read as.
     *
     * @throws blastradius.model.BlastRadiusException.Conflict if somebody else has saved it meanwhile
     * @throws blastradius.model.BlastRadiusException.UnknownId if it is gone
     */
    @Override
    public AcceptedRisk update(AcceptedRisk risk) {
        return saved.update(risk.id(), risk.version(), node(risk, risk.version() + 1), AcceptedRisk::version);
    }

    @Override
    public Optional<AcceptedRisk> find(String id) {
        return saved.find(id);
    }

    /** Those of these ids that there are; one round trip. */
    @Override
    public List<AcceptedRisk> find(Collection<String> ids) {
        return ids.isEmpty() ? List.of() : saved.find(ids);
    }

    /** All, by id, those that are over among them. */
    @Override
    public List<AcceptedRisk> list() {
        return saved.list();
    }

    /**
     * Keeps one as it was kept elsewhere, its version too.
     *
     * @throws blastradius.model.BlastRadiusException.Conflict if another one has the id
     * @throws blastradius.model.BlastRadiusException.LimitExceeded if there are as many as there may be
     */
    public void takeOver(AcceptedRisk risk) {
        saved.create(risk.id(), node(risk, risk.version()));
    }

    /**
     * Refuses one more where there are as many as there may be.
     *
     * @param coming how many are to be saved before it
     * @throws blastradius.model.BlastRadiusException.LimitExceeded if so
     */
    public void checkRoom(int coming) {
        saved.checkRoom(coming);
    }

    private static ExceptionNode node(AcceptedRisk risk, int version) {
        return new ExceptionNode(
                risk.id(), version, Instant.now().toEpochMilli(), Json.MAPPER.writeValueAsString(risk.document()));
    }

    private static AcceptedRisk read(ExceptionNode node) {
        return AcceptedRisk.read(Json.map(node.document()), node.id(), node.version());
    }
}
