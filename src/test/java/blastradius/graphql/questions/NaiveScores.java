package blastradius.graphql.questions;

import blastradius.model.EntityType;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToLongFunction;

/** Scores by their definition, over the lines of an export: what everything is worth, whose it is, and with which chance it is held. */
final class NaiveScores {

    private final ExportedEstate estate;
    private final Instant at;
    private final Map<String, Double> totals = new TreeMap<>(); // by organization of customers

    NaiveScores(ExportedEstate estate, Instant at) {
        this.estate = estate;
        this.at = at;
        estate.entities.keySet().stream()
                .filter(this::isAsset)
                .forEach(id -> totals.merge(organization(id), value(id), Double::sum));
    }

    private boolean isAsset(String id) {
        String home = estate.home(id);
        return !home.isEmpty() && estate.kind(home).equals("CUSTOMER") && value(id) > 0;
    }

    private String organization(String id) {
        return estate.first(estate.home(id));
    }

    private double value(String id) {
        if (estate.isA(id, EntityType.TENANT) || estate.isA(id, EntityType.IDENTITY)) {
            return 1;
        }
        if (!estate.isA(id, EntityType.RESOURCE)) {
            return 0;
        }
        double criticality = switch (ExportedEstate.text(estate.of(id), "criticality")) {
            case "LOW" -> 1;
            case "HIGH" -> 10;
            case "MISSION" -> 30;
            default -> 3;
        };
        return criticality
                * switch (ExportedEstate.text(estate.of(id), "sensitivity")) {
                    case "PUBLIC" -> .5;
                    case "CONFIDENTIAL" -> 2;
                    case "RESTRICTED" -> 4;
                    default -> 1;
                };
    }

    private record Ranked(String id, long residual, long administered, long inherent, int held, String name) {}

    /** The ten first enabled identities; of equal ones those who administer more, who score more with every gate open, who hold more, and then by name. */
    List<String> byResidual(ToLongFunction<String> administered) {
        return estate.entities.keySet().stream()
                .filter(id -> estate.isA(id, EntityType.IDENTITY) && estate.isEnabled(id))
                .filter(id -> !ExportedEstate.text(estate.of(id), "break_glass").equals("true"))
                .map(id -> new Ranked(
                        id,
                        Math.round(1e9 * residual(id)),
                        administered.applyAsLong(id),
                        Math.round(1e9 * inherent(id)),
                        estate.held(at, id).size(),
                        ExportedEstate.text(estate.of(id), "name")))
                .sorted(Comparator.comparingLong(Ranked::residual)
                        .thenComparingLong(Ranked::administered)
                        .thenComparingLong(Ranked::inherent)
                        .thenComparingInt(Ranked::held)
                        .reversed()
                        .thenComparing(Ranked::name))
                .limit(10)
                .map(Ranked::id)
                .toList();
    }

    /** Of who holds what he does with the chances that gates leave. */
    private double residual(String compromised) {
        return score(estate.expected(at, compromised, true));
    }

    /** Of who passes every gate. */
    private double inherent(String compromised) {
        return score(estate.expected(at, compromised, false));
    }

    private double score(Map<String, Double> expected) {
        Map<String, Double> shares = new TreeMap<>();
        expected.forEach((id, weight) -> {
            if (isAsset(id)) {
                String organization = organization(id);
                shares.merge(organization, weight * value(id) / totals.getOrDefault(organization, 1.0), Double::sum);
            }
        });
        double weights = totals.keySet().stream().mapToDouble(estate::weight).sum();
        double sum = shares.entrySet().stream()
                .mapToDouble(share -> share.getValue() * estate.weight(share.getKey()) * totals.size() / weights)
                .sum();
        double worst =
                shares.values().stream().mapToDouble(share -> share).max().orElse(0);
        return 100 * (.25 * worst + .5 * Math.log1p(sum) / Math.log1p(totals.size()) + .25 * sum / totals.size());
    }
}
