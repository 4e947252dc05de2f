package blastradius.graphql;

import blastradius.model.AcceptedRisk;
import blastradius.model.BlastRadiusException.Conflict;
import blastradius.model.BlastRadiusException.UnknownId;
import blastradius.model.Shelf;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Exceptions in memory. */
public final class FixtureExceptions implements Shelf<AcceptedRisk> {

    private final Map<String, AcceptedRisk> byId = new ConcurrentHashMap<>();

    @Override
    public Optional<AcceptedRisk> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    @Override
    public List<AcceptedRisk> find(Collection<String> ids) {
        return byId.values().stream().filter(risk -> ids.contains(risk.id())).toList();
    }

    @Override
    public List<AcceptedRisk> list() {
        return new ArrayList<>(byId.values());
    }

    @Override
    public AcceptedRisk create(AcceptedRisk risk) {
        if (byId.putIfAbsent(risk.id(), risk) != null) {
            throw new Conflict("there is one");
        }
        return risk;
    }

    @Override
    public AcceptedRisk update(AcceptedRisk risk) {
        AcceptedRisk before = find(risk.id()).orElseThrow(() -> new UnknownId("exception", risk.id()));
        if (before.version() != risk.version()) {
            throw new Conflict("version " + before.version() + " by now");
        }
        AcceptedRisk after = risk.saved(before.version() + 1);
        byId.put(risk.id(), after);
        return after;
    }

    public void clear() {
        byId.clear();
    }
}
