package blastradius.finding;

import blastradius.estate.EstateGenerator;
import blastradius.finding.StatedWorld.Source;
import blastradius.finding.outcome.Cause;
import blastradius.finding.outcome.Finding;
import blastradius.finding.outcome.Rule;
import blastradius.model.Entity;
import blastradius.model.EntityTraits;
import blastradius.model.Relation;
import blastradius.model.Weighting;
import blastradius.snapshot.RelationAt;
import blastradius.snapshot.Snapshot;
import blastradius.snapshot.SnapshotBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * An estate of any size in which every rule's worlds are planted, those that fire it and those that do not, each many times and beside a drawn estate of providers
 * and customers, with the key of what the rule must find in the worlds that are its own. What other rules find there is no part of the key.
 *
 * @param key by rule: the findings that must be there
 * @param worlds by rule: the prefixes of the ids of its own worlds
 */
record PlantedEstate(StatedWorld world, Map<String, TreeSet<String>> key, Map<String, TreeSet<String>> worlds) {

    private static final Path CASES = Path.of("seed-data/cases/findings");

    /** Rules that weigh one thing against the whole estate: beside others their worlds mean nothing. */
    private static final Set<String> OF_THE_WHOLE = Set.of("BR-05");

    /** A world as its case states it. */
    private record Plant(String rule, List<Source> sources, List<String> findings, long relations) {}

    /**
     * Plants all worlds again and again until the estate has about so many relations.
     *
     * @param filler how many of them are drawn
     */
    static PlantedEstate of(long relations, long filler, Path folder) throws IOException {
        List<Plant> plants = new ArrayList<>();
        for (Rule rule : Rules.ALL) {
            if (!OF_THE_WHOLE.contains(rule.text().id())) {
                plants.addAll(plants(rule.text().id(), folder));
            }
        }
        SnapshotBuilder builder = new SnapshotBuilder(Weighting.DEFAULT);
        long drawn = filler == 0 ? 0 : EstateGenerator.draw(builder, EstateGenerator.Family.MSP, filler, 17);
        List<Source> sources = new ArrayList<>();
        Map<String, TreeSet<String>> key = new HashMap<>();
        Map<String, TreeSet<String>> worlds = new HashMap<>();
        int number = 0;
        do {
            for (Plant plant : plants) {
                String prefix = "world-" + number++ + "/";
                plant.sources().forEach(source -> sources.add(renamed(source, prefix)));
                worlds.computeIfAbsent(plant.rule(), first -> new TreeSet<>()).add(prefix);
                plant.findings()
                        .forEach(finding -> key.computeIfAbsent(plant.rule(), first -> new TreeSet<>())
                                .add(prefix + finding));
                drawn += plant.relations();
            }
        } while (drawn < relations);
        return new PlantedEstate(StatedWorld.of(builder, sources), key, worlds);
    }

    private static List<Plant> plants(String rule, Path folder) throws IOException {
        JsonNode stated = JsonMapper.shared().readTree(Files.readString(CASES.resolve(rule + ".json")));
        List<Plant> plants = new ArrayList<>();
        for (String sort : List.of("fires", "silent", "notJudged")) {
            for (JsonNode world : stated.path(sort)) {
                List<Source> sources = StatedWorld.sources(world.get("estate"), folder);
                List<String> findings = new ArrayList<>();
                world.path("findings")
                        .forEach(finding -> findings.add(finding.get("cause").asString() + ": "
                                + finding.get("subjects").asInt()));
                plants.add(new Plant(
                        rule,
                        sources,
                        findings,
                        sources.stream()
                                .mapToLong(each -> each.relations().size())
                                .sum()));
            }
        }
        return plants;
    }

    private static Source renamed(Source source, String prefix) {
        UnaryOperator<String> names = id -> prefix + id;
        List<Entity> entities =
                source.entities().stream().map(each -> renamed(each, names)).toList();
        List<Relation> relations = source.relations().stream()
                .map(each -> new Relation(
                        each.kind(),
                        names.apply(each.from()),
                        names.apply(each.to()),
                        each.sourceKind(),
                        each.terms().renamed(names),
                        each.evidence()))
                .toList();
        return new Source(entities, relations);
    }

    private static Entity renamed(Entity entity, UnaryOperator<String> names) {
        EntityTraits traits = entity.traits();
        String organization = traits.organization();
        Map<String, Object> properties = new HashMap<>(entity.properties());
        properties.computeIfPresent(
                "usedBy",
                (word, ids) -> ids instanceof List<?> several
                        ? several.stream()
                                .map(each -> names.apply(each.toString()))
                                .toList()
                        : ids);
        return new Entity(
                names.apply(entity.id()),
                entity.kind(),
                entity.name(),
                entity.tenant() == null ? null : names.apply(entity.tenant()),
                entity.sourceId(),
                entity.sourceKind(),
                organization == null ? traits : traits.withOrganization(names.apply(organization)),
                properties);
    }

    /** What a rule found in its own worlds, as the key has it. */
    TreeSet<String> told(String rule, List<Finding> findings) {
        TreeSet<String> told = new TreeSet<>();
        for (Finding finding : findings) {
            String cause = cause(finding.cause(), world.snapshot());
            String prefix = cause.substring(0, cause.indexOf('/') + 1);
            if (worlds.getOrDefault(rule, new TreeSet<>()).contains(prefix)) {
                told.add(cause + ": " + finding.subjects().size());
            }
        }
        return told;
    }

    private static String cause(Cause cause, Snapshot snapshot) {
        RelationAt relation = cause.relation();
        String first = snapshot.id(cause.entity());
        return relation == null
                ? first
                : first + " " + relation.relationClass().kind() + " "
                        + snapshot.id(relation.to())
                                .substring(snapshot.id(relation.to()).indexOf('/') + 1);
    }
}
