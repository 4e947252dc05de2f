package blastradius.ingest.sharphound;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Edge by edge against what the leading tool makes of the same collections, after its analysis; each difference has a reason. */
class LeadingToolTests {

    /** Why edges of a kind are theirs or ours alone: {@code -} theirs, {@code +} ours. */
    private record Reason(String kinds, char side, String edges, String why) {

        boolean isOf(char one, String kind, String edge) {
            return side == one && Pattern.matches(kinds, kind) && Pattern.matches(edges, edge);
        }
    }

    private static final String ANY = ".*";

    private static final List<Reason> REASONS = List.of(
            new Reason(
                    "OwnsRaw|WriteOwnerRaw",
                    '-',
                    ANY,
                    "steps of its analysis towards Owns and WriteOwner, which are stated"),
            new Reason(
                    "LocalToComputer",
                    '-',
                    ANY,
                    "a host's group names its host: what it may do there is stated instead"),
            new Reason(
                    "ClaimSpecialIdentity",
                    '-',
                    "S-1-1-0@.*",
                    "into such a group everybody gets; stated once an entry names it"),
            new Reason(
                    "ClaimSpecialIdentity",
                    '+',
                    "S-1-5-11@.* -> S-1-5-(11|15)@.*",
                    "whoever signed in is let in across a trust, and is of the organization"),
            new Reason(
                    "ClaimSpecialIdentity",
                    '+',
                    ".*-516 -> S-1-5-9@.*",
                    "the enterprise's controllers are the domain's"),
            new Reason(
                    "ClaimSpecialIdentity",
                    '+',
                    ".* -> S-1-5-11@.*",
                    "a controller signs in too, whatever its primary group"),
            new Reason(
                    "ADCSESC5",
                    '+',
                    ANY,
                    "an own authority, for who writes the roots too; the tool has the parts alone"),
            new Reason("ADCSESC15", '+', ANY, "kept closed: whether the authority is mended is in no file"),
            new Reason("CoerceToTGT", '-', ".*-100[01] -> .*", "a controller needs no ticket of controllers"),
            new Reason(
                    "Contains",
                    '+',
                    "S-1-5-21-\\d+-\\d+-\\d+ -> .*",
                    "what lies nowhere that a record describes, or is protected, hangs on the domain"),
            new Reason("Contains", '-', "S-1-5-32 -> .*", "the folder of builtin groups is each domain's own here"),
            new Reason("Contains", '+', "S-1-5-32@.* -> .*", "the folder of builtin groups is each domain's own here"),
            new Reason("DCFor", '+', ANY, "a controller is told by its primary group where no flag says so"),
            new Reason(
                    "DCSync",
                    '+',
                    ".*-516 -> .*",
                    "controllers replicate as a group, which the enterprise's controllers are"),
            new Reason("DCSync", '-', ".*-1000 -> .*", "the controller is a member of the group that replicates"),
            new Reason("GPOAppliesTo", '+', ANY, "whom links reach, set by set; the tool has the links alone"),
            new Reason("GPOAppliesTo by policy", '+', ANY, "the same, policy by policy"),
            new Reason("InZone", '+', ANY, "who sits at a host acts from where it stands"),
            new Reason("OperatorOf", '+', ANY, "operators and the name servers' administrators take controllers"),
            new Reason(
                    "AdminTo",
                    '+',
                    "S-1-5-32-544@.*",
                    "the domain's administrators administer its controllers, collected or not"),
            new Reason(
                    "AdminTo",
                    '+',
                    ".*-1114 -> .*-1000",
                    "a policy's group of administrators of a controller stands beside the domain's"),
            new Reason(
                    "CanBackup|CanRDP|CanPSRemote|ExecuteDCOM",
                    '+',
                    "S-1-5-32-.*",
                    "the domain's own groups may the same on controllers"),
            new Reason("MemberOfLocalGroup", '-', ANY, "members by policy come through one set"),
            new Reason("MemberOfLocalGroup", '+', ANY, "members by policy come through one set"),
            new Reason(
                    "ProtectAdminGroups",
                    '+',
                    ANY,
                    "the template of administrators' access lists; newer versions of the tool have it"),
            new Reason("SyncLAPSPassword", '+', ANY, "to the set of stored local passwords, which is empty here"),
            new Reason(
                    "SameForestTrust",
                    '+',
                    ".*-2707782877 -> .*",
                    "within a forest both directions fall, whatever the trust's"),
            new Reason("WriteGPLink", '+', ANY, "who administers a unit links to it; the tool says it by Contains"),
            new Reason(
                    "ADCSESC4|ADCSESC7", '+', ANY, "control of a template, or of an authority, from the thing itself"),
            new Reason(
                    "ManageCA|ManageCertificates",
                    '-',
                    ".*-1000 -> .*",
                    "the authority's own access list counts, not its object's"),
            new Reason(
                    "DelegatedEnrollmentAgent|EnrollOnBehalfOf|EnterpriseCAFor|NTAuthStoreFor|OIDGroupLink|RootCAFor|TrustedForNTAuth",
                    '-',
                    ANY,
                    "premises of rules, read by the rules; nobody follows them"));

    private static JsonNode graph(String name) {
        try (InputStream in = new GZIPInputStream(Files.newInputStream(SharpHoundFiles.SAMPLES.resolve(name)))) {
            return JsonMapper.shared().readTree(in).get("graph");
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /* By kind; ids of what every domain has as they are called here. */
    private static Map<String, Set<String>> theirs(JsonNode graph) {
        Map<String, String> sids = new HashMap<>();
        graph.get("nodes").forEach(node -> {
            JsonNode properties = node.get("properties");
            if (properties.hasNonNull("domain") && properties.hasNonNull("domainsid")) {
                sids.put(
                        properties.get("domain").asString(),
                        properties.get("domainsid").asString());
            }
        });
        Map<String, Set<String>> edges = new TreeMap<>();
        graph.get("edges")
                .forEach(edge -> edges.computeIfAbsent(edge.get("kind").asString(), first -> new TreeSet<>())
                        .add(end(edge.get("start"), sids) + " -> " + end(edge.get("end"), sids)));
        return edges;
    }

    private static String end(JsonNode end, Map<String, String> sids) {
        String id = end.get("value").asString();
        int at = id.indexOf("-S-1-");
        String sid = at > 0 ? sids.get(id.substring(0, at)) : null;
        return sid == null ? id : id.substring(at + 1) + "@" + sid;
    }

    @Test
    void eachDifferenceHasAReasonAndEachReasonADifference() {
        List<String> unexplained = new ArrayList<>();
        Set<Reason> used = new HashSet<>();
        compare("v5", SharpHoundFiles.sample("v5.zip"), unexplained, used);
        compare("v6", SharpHoundFiles.folder("v6"), unexplained, used);
        compare("v6-adcs", SharpHoundFiles.sample("v6-adcs.zip"), unexplained, used);
        assertThat(unexplained).isEmpty();
        assertThat(used).containsExactlyInAnyOrderElementsOf(REASONS);
    }

    private static void compare(String name, SharpHoundFiles files, List<String> unexplained, Set<Reason> used) {
        Map<String, Set<String>> theirs = theirs(graph(name + ".expected-analyzed.json.gz"));
        Map<String, Set<String>> ours = StatedEdges.of(files);
        Set<String> kinds = new TreeSet<>(theirs.keySet());
        kinds.addAll(ours.keySet());
        for (String kind : kinds) {
            Set<String> one = theirs.getOrDefault(kind, Set.of());
            Set<String> other = ours.getOrDefault(kind, Set.of());
            explain(kind, '-', one, other, unexplained, used);
            explain(kind, '+', other, one, unexplained, used);
        }
    }

    private static void explain(
            String kind, char side, Set<String> here, Set<String> there, List<String> unexplained, Set<Reason> used) {
        Set<String> alone = new TreeSet<>(here);
        alone.removeAll(there);
        for (String edge : alone) {
            REASONS.stream()
                    .filter(reason -> reason.isOf(side, kind, edge))
                    .findFirst()
                    .ifPresentOrElse(used::add, () -> unexplained.add(side + kind + " " + edge));
        }
    }
}
