package blastradius.graphql;

import blastradius.access.MachineTokens;
import blastradius.model.MachineToken;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Tokens in memory. */
public final class FixtureTokens implements MachineTokens.Kept {

    private final Map<String, MachineToken> byId = new ConcurrentHashMap<>();

    @Override
    public Optional<MachineToken> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    @Override
    public List<MachineToken> list() {
        return List.copyOf(byId.values());
    }

    @Override
    public MachineToken create(MachineToken token) {
        byId.put(token.id(), token);
        return token;
    }

    @Override
    public MachineToken update(MachineToken token) {
        byId.put(token.id(), token);
        return token;
    }
}
