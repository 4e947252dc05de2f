package blastradius.finding.fact;

import blastradius.model.AcceptedRisk;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What people set and decided, beside what sources state. Immutable. */
public final class Records {

    /** Nobody set or decided anything. */
    public static final Records NONE = new Records(Map.of(), List.of(), Map.of());

    private final Map<String, Double> parameters;
    private final Map<String, List<AcceptedRisk>> exceptions; // by entity
    private final Map<String, Instant> confirmed;

    /**
     * @param parameters of rules by {@link Parameter#key}, those that somebody set
     * @param exceptions whatever they are about, whenever they count
     * @param confirmed by id of a relation, when a reviewer last said that it is wanted
     */
    public Records(
            Map<String, Double> parameters, Collection<AcceptedRisk> exceptions, Map<String, Instant> confirmed) {
        this.confirmed = Map.copyOf(confirmed);
        this.parameters = Map.copyOf(parameters);
        this.exceptions = exceptions.stream()
                .filter(risk -> risk.entity() != null)
                .collect(Collectors.groupingBy(risk -> String.valueOf(risk.entity())));
    }

    double value(Parameter parameter) {
        return parameters.getOrDefault(parameter.key(), parameter.byDefault());
    }

    /** When a reviewer last said that a relation is wanted, if he did by an instant; null: none did. */
    @Nullable
    Instant confirmedAt(String relation, Instant at) {
        Instant known = confirmed.get(relation);
        return known == null || known.isAfter(at) ? null : known;
    }

    /** Those about an entity that were made by an instant, those that are over among them. */
    List<AcceptedRisk> exceptions(String entity, Instant at) {
        return exceptions.getOrDefault(entity, List.of()).stream()
                .filter(risk -> !risk.from().isAfter(at))
                .toList();
    }
}
