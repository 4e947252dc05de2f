package blastradius.store.token;

import blastradius.model.MachineToken;
import blastradius.store.database.Database;
import blastradius.store.database.Json;
import blastradius.store.document.Saved;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The tokens of machines; imports leave them alone, no export contains them, and nothing deletes them. Thread-safe. */
public final class Tokens {

    private final Saved<MachineToken, TokenNode> saved;

    public Tokens(Database database, TokenNodes nodes, int most) {
        this.saved = new Saved<>(database, nodes, "machine-token", most, Tokens::read);
    }

    /** Saves a new one under its own id, as its first version. */
    public MachineToken create(MachineToken token) {
        return saved.create(token.id(), node(token, 1));
    }

    /**
     * Saves one in the place of the version that it was read as.
     *
     * @throws blastradius.model.BlastRadiusException.Conflict if somebody else has saved it meanwhile
     */
    public MachineToken update(MachineToken token) {
        return saved.update(token.id(), token.version(), node(token, token.version() + 1), MachineToken::version);
    }

    public Optional<MachineToken> find(String id) {
        return saved.find(id);
    }

    /** All, by id, those that are over or revoked among them. */
    public List<MachineToken> list() {
        return saved.list();
    }

    private static TokenNode node(MachineToken token, int version) {
        return new TokenNode(
                token.id(), version, Instant.now().toEpochMilli(), Json.MAPPER.writeValueAsString(token.document()));
    }

    private static MachineToken read(TokenNode node) {
        return MachineToken.read(Json.map(node.document()), node.id(), node.version());
    }
}
