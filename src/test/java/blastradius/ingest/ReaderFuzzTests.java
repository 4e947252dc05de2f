package blastradius.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import blastradius.ingest.file.ImportFile;
import blastradius.ingest.file.Progress;
import blastradius.ingest.mapping.Mappings;
import blastradius.ingest.workbook.WorkbookParts;
import blastradius.model.BlastRadiusException;
import blastradius.model.ImportReport;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Every reader meets files that nobody wrote: each is imported whole or refused by name and in our words, and nothing else happens. A second
 * a family in each build; {@code -Dfuzz.seconds=600 -Dfuzz.seed=N} for longer. A find names its seed.
 */
class ReaderFuzzTests {

    private static final long SEED = Long.getLong("fuzz.seed", 20_261_129);
    private static final long SECONDS = Long.getLong("fuzz.seconds", 1);
    private static final Pattern LIBRARY = Pattern.compile(
            "(?i)jackson|snakeyaml|siegmar|fastcsv|java\\.(util|lang|io|time|nio)|(?<!_)Exception|StreamRead|JsonRead|JsonToken|START_OBJECT"
                    + "|No enum constant|class blastradius|\\(code \\d|invalid (stored|block|distance)|XMLStream|Index \\d+ out of|For input string");

    private static final String GRAPH = """
            {"metadata":{"source_kind":"X"},"graph":{"nodes":[{"id":"a","kinds":["User"],"properties":{"name":"x","enabled":"yes","n":1.5}},\
            {"id":"b","kinds":["Computer"]}],"edges":[{"kind":"MemberOf","start":{"value":"a"},"end":{"match_by":"name","value":"x"}},\
            {"kind":"AdminTo","start":{"value":"a"},"end":{"match_by":"property","property_matchers":[{"key":"name","value":"x"}]},"properties":{"p":[1,"2"]}}]}}
            """;
    private static final String ENTITIES =
            "id,entity,kind,name,tenant,enabled,weight,tier,properties,\nt,Tenant,CUSTOMER,T,,,1.5,0,,\na,,HUMAN,\"A \"\"x\"\"; y\",t,ja,,,\"{\"\"x\"\": 1}\"\nb,Resource,HOST,M\u00fcller\n,,,,\n";
    private static final String RELATIONS =
            "from,relation,to,level,from_time,to_time,and,approvers\na,CAN,b,READ,2026-01-01T00:00:00Z,2026-12-31,\"x:READ;y:USE\",\"a;b\"\na,CAN,b,,1767225600,never\n";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    /** What is read, under the name that it is read by. */
    enum Family {
        OPEN_GRAPH("graph.json"),
        NEO4J_LINES("hybrid_x.jsonl"),
        EDGE_LIST("x.edges.tsv"),
        OWN_TABLES("tables.csv"),
        OWN_LINES("estate.jsonl"),
        MANIFEST("manifest.json"),
        SCHEMA("schema.json"),
        SHARPHOUND("users.json"),
        AZUREHOUND("azurehound.json"),
        RESPONSES("export.zip"),
        AZURE("assignments.json"),
        CASE_JSON("case.json"),
        CASE_YAML("case.yaml"),
        MAPPING("mapping.yaml"),
        ZIP("files.zip"),
        GZIP("graph.json.gz"),
        WORKBOOK("book.xlsx");

        private final String file;

        Family(String file) {
            this.file = file;
        }

        List<byte[]> samples() throws IOException {
            return switch (this) {
                case OPEN_GRAPH ->
                    texts(
                            GRAPH,
                            GRAPH + GRAPH,
                            "{\"nodes\":[{\"id\":\"a\",\"kinds\":[]}],\"edges\":[]}",
                            "{\"meta\":{\"type\":\"users\"},\"data\":[]}");
                case NEO4J_LINES -> texts("""
                        {"type":"node","id":"1","labels":["User"],"properties":{"enabled":[false],"name":"\u00fc"}}
                        {"type":"relationship","id":"2","label":"MemberOf","start":{"id":"1"},"end":{"id":"1"}}
                        """);
                case EDGE_LIST -> texts("a\tMemberOf\tb\nb\tAdminTo\ta\n\nc\tOwns\t\u00fc\n");
                case OWN_TABLES -> tables();
                case OWN_LINES -> texts("""
                        {"begin": {"format": 1, "version": 3, "takenAt": "2026-01-01T00:00:00Z"}}
                        {"id": "a", "kind": "HUMAN", "properties": {"age": 7, "l": [1, "x"]}, "tier": 1}
                        {"from": "a", "relation": "CAN", "to": "a", "level": "WRITE", "approvers": ["a"], "to_time": 1767225600123}
                        {"end": {"entities": 1, "relations": 1, "version": 3}}
                        """);
                case MANIFEST ->
                    texts(
                            "{\"manifest\": {\"format\": 1, \"version\": 2, \"takenAt\": \"2026-01-01T00:00:00Z\", \"entities\": 0, \"relations\": 0}}");
                case SCHEMA ->
                    texts(
                            "{\"schema\":{\"namespace\":\"X\"},\"node_kinds\":[],\"relationship_kinds\":[{\"name\":\"Owns\",\"is_traversable\":true}]}");
                case SHARPHOUND -> texts("""
                        {"data":[{"ObjectIdentifier":"S-1-5-21-1-2-3-1104","PrimaryGroupSID":"S-1-5-21-1-2-3-513","AllowedToDelegate":[],
                        "Properties":{"name":"ANN@X.LOCAL","domainsid":"S-1-5-21-1-2-3","enabled":true,"pwdlastset":1700000000,"whencreated":-1},
                        "Aces":[{"PrincipalSID":"S-1-5-21-1-2-3-512","PrincipalType":"Group","RightName":"GenericAll","IsInherited":false}],
                        "SPNTargets":[],"HasSIDHistory":[],"IsDeleted":false,"IsACLProtected":false,"ContainedBy":{"ObjectIdentifier":"X","ObjectType":"OU"}}],
                        "meta":{"methods":1,"type":"users","count":1,"version":6}}
                        """);
                case AZUREHOUND -> texts("""
                        {"data":[{"kind":"AZTenant","data":{"tenantId":"10000000-0000-4000-8000-00000000000A","displayName":"T"}},
                        {"kind":"AZUser","data":{"id":"10000000-0000-4000-8000-000000000001","displayName":"u","accountEnabled":true,"tenantId":"10000000-0000-4000-8000-00000000000A"}},
                        {"kind":"AZGroupMember","data":{"groupId":"10000000-0000-4000-8000-000000000002","members":[{"member":{"id":"10000000-0000-4000-8000-000000000001"}}]}}],
                        "meta":{"type":"azure","version":5,"count":3}}
                        """);
                case RESPONSES ->
                    List.of(
                            zip(
                                    Map.of(
                                            "t/organization.json",
                                            bytes(
                                                    "{\"@odata.context\":\"https://graph.microsoft.com/v1.0/$metadata#organization\",\"value\":[{\"id\":\"10000000-0000-4000-8000-00000000000A\",\"displayName\":\"T\"}]}"),
                                            "t/users.json",
                                            bytes(
                                                    "{\"@odata.context\":\"https://graph.microsoft.com/v1.0/$metadata#users\",\"value\":[{\"id\":\"10000000-0000-4000-8000-000000000001\",\"displayName\":\"u\",\"signInActivity\":{\"lastSuccessfulSignInDateTime\":\"2026-01-01T00:00:00Z\"}}]}"))));
                case AZURE -> texts("""
                        [{"id":"/subscriptions/10000000-0000-4000-8000-00000000000B/providers/Microsoft.Authorization/roleAssignments/r","principalId":"10000000-0000-4000-8000-000000000001",
                        "principalType":"User","roleDefinitionId":"/subscriptions/10000000-0000-4000-8000-00000000000B/providers/Microsoft.Authorization/roleDefinitions/8e3af657-a8ff-443c-a75c-2fe8c4bcb635",
                        "scope":"/subscriptions/10000000-0000-4000-8000-00000000000B","condition":null}]
                        """);
                case CASE_JSON -> texts("""
                        {"id":"c","asOf":"2026-01-01","nodes":[{"id":"u-{i}","kind":"Human","repeat":2},{"id":"t","kind":"Tenant","role":"customer","criticality":"HIGH"}],
                        "edges":[{"from":"u-1","kind":"CAN","to":"u-2","level":"READ","mode":"FIXED","cond":{"from":"2026-01-01T00:00:00Z","zone":"z","factor":["u-1"],"eligible":true}}],
                        "seed":[["u-1","CONTROL"]],"expect":{"identities":1},"controls":[{"name":"x","cut":["0"],"context":{"jit":"STRICT"}}]}""");
                case CASE_YAML ->
                    texts(
                            "id: c\nnodes: [{id: u, kind: Human}]\nedges: [{from: u, kind: CAN, to: u, cond: {zone: z}}]\nseed: [[u, CONTROL]]\n# end\n");
                case MAPPING -> texts(Files.readString(Path.of("seed-data/mappings/adsynth.yaml")), """
                        mapping: x
                        general: true
                        entities: {User: HUMAN, Box: {kind: HOST, except: [{property: os, value: x, kind: TOOL}]}}
                        relations:
                          Owns: {relation: CAN, level: CONTROL, from: User, reversed: true}
                          Runs: [{relation: TRIGGERS, mode: FIXED}, {ignored: true}]
                        files: [{name: "*.tsv", holds: RELATIONS, separator: "\\t", columns: [from, kind, to]}]
                        """);
                case ZIP ->
                    List.of(
                            zip(Map.of(
                                    "graph.json",
                                    bytes(GRAPH),
                                    "a.png",
                                    bytes("\u0089PNG\r\n"),
                                    "README.md",
                                    bytes("# x"))),
                            zip(Map.of("entities.csv", bytes(ENTITIES), "relations.csv", bytes(RELATIONS))));
                case GZIP -> List.of(gzip(GRAPH), gzip(GRAPH + GRAPH + "    "));
                case WORKBOOK -> List.of(zip(WorkbookParts.parts()), stored(WorkbookParts.parts()));
            };
        }
    }

    @ParameterizedTest
    @EnumSource
    void isReadWholeOrRefusedInOurWords(Family family) throws IOException {
        String only = System.getProperty("fuzz.family", family.name());
        if (!only.contains(family.name())) {
            return;
        }
        List<byte[]> samples = family.samples();
        RecordedEstate estate = new RecordedEstate();
        Importer importer = new Importer(estate, Clock.systemUTC());
        Mappings mappings = Mappings.shipped();
        long until = System.nanoTime() + SECONDS * 1_000_000_000;
        long seed = SEED;
        for (; seed < SEED + 20 || System.nanoTime() < until; seed++) {
            byte[] bytes = new FuzzedFile(seed, samples).bytes();
            if (family == Family.MAPPING) {
                mapping(mappings, seed, bytes);
            } else {
                imported(importer, estate, family, seed, bytes);
            }
        }
        if (SECONDS > 1) {
            System.out.printf("%s: seeds %d to %d, %,d executions, no find%n", family, SEED, seed - 1, seed - SEED);
        }
    }

    private void imported(Importer importer, RecordedEstate estate, Family family, long seed, byte[] bytes)
            throws IOException {
        Path file = Files.write(folder.resolve(family.file), bytes);
        estate.commits = 0;
        estate.entities.clear();
        estate.relations.clear();
        String told;
        int commits = 1;
        try {
            ImportReport report = importer.run(ImportRequest.of(List.of(ImportFile.of(file))), Progress.NONE);
            told = report.rejected() + "\n" + report.notes();
        } catch (BlastRadiusException refused) {
            told = String.valueOf(refused.getMessage());
            commits = 0;
            assertThat(told)
                    .as("%s, seed %d", family, seed)
                    .containsPattern(Pattern.quote(family.file.replace(".gz", ""))
                            + "|only what speaks of other files|nothing to import");
        } catch (RuntimeException crash) {
            throw new AssertionError(family + ", seed " + seed + ": " + crash, crash);
        }
        assertThat(estate.commits).as("%s, seed %d", family, seed).isEqualTo(commits);
        assertThat(told).as("%s, seed %d", family, seed).doesNotContainPattern(LIBRARY);
    }

    private static void mapping(Mappings mappings, long seed, byte[] bytes) {
        try {
            assertThat(mappings.read("mapping.yaml", new String(bytes, StandardCharsets.UTF_8)))
                    .isNotNull();
        } catch (BlastRadiusException refused) {
            assertThat(refused.getMessage())
                    .as("seed %d", seed)
                    .containsPattern("mapping")
                    .doesNotContainPattern(LIBRARY);
        } catch (RuntimeException crash) {
            throw new AssertionError("mapping, seed " + seed + ": " + crash, crash);
        }
    }

    private static List<byte[]> tables() {
        List<byte[]> tables = new ArrayList<>(texts(ENTITIES, RELATIONS, ENTITIES.replace(',', '\t')));
        tables.add(bytes("\uFEFFsep=;\r\n"
                + RELATIONS.replace(";", "+").replace(',', ';').replace("\n", "\r\n")));
        for (String charset : List.of("windows-1252", "UTF-16LE", "UTF-16")) {
            tables.add(ENTITIES.getBytes(Charset.forName(charset)));
        }
        return tables;
    }

    private static List<byte[]> texts(String... texts) {
        return java.util.Arrays.stream(texts).map(ReaderFuzzTests::bytes).toList();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes(text));
        }
        return out.toByteArray();
    }

    private static byte[] zip(Map<String, byte[]> members) throws IOException {
        return zipped(members, ZipEntry.DEFLATED);
    }

    private static byte[] stored(Map<String, byte[]> members) throws IOException {
        return zipped(members, ZipEntry.STORED);
    }

    private static byte[] zipped(Map<String, byte[]> members, int method) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, byte[]> member : members.entrySet()) {
                ZipEntry entry = new ZipEntry(member.getKey());
                entry.setMethod(method);
                if (method == ZipEntry.STORED) {
                    java.util.zip.CRC32 checksum = new java.util.zip.CRC32();
                    checksum.update(member.getValue());
                    entry.setSize(member.getValue().length);
                    entry.setCrc(checksum.getValue());
                }
                zip.putNextEntry(entry);
                zip.write(member.getValue());
            }
        }
        return out.toByteArray();
    }
}
