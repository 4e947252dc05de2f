package blastradius.store.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.neo4j.driver.Session;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * Applies the files {@code graph-schema/cypher/V0001__name.cypher} in the order of their versions, each once. What was applied stands
 * as {@code (:Migration {version, name, checksum})}. Statements end with a semicolon at the end of a line and run in transactions of
 * their own (Neo4j does not mix schema and data), so each has to bear a second run after a crash.
 */
public final class Migrations {

    private static final String FILES = "classpath*:graph-schema/cypher/V*.cypher";
    private static final Pattern FILE_NAME = Pattern.compile("V(\\d{4,})__(\\w+)\\.cypher");
    private static final Pattern STATEMENT_END = Pattern.compile(";\\s*(?:\\n|$)");

    private Migrations() {}

    /** One file; two with equal text have equal checksums, whatever their line ends. */
    record Migration(String version, String name, String text) {

        String checksum() {
            return Digests.hex(text);
        }

        List<String> statements() {
            return Arrays.stream(STATEMENT_END.split(text))
                    .map(statement -> statement.replaceAll("(?m)^\\s*//.*$", "").strip())
                    .filter(statement -> !statement.isEmpty())
                    .toList();
        }

        String file() {
            return "V" + version + "__" + name + ".cypher";
        }
    }

    /** Applies what the database lacks. Throws {@link IllegalStateException} where an applied file was changed or is missing. */
    static void apply(Session session) {
        apply(session, shipped());
    }

    /**
     * Applies those that another database had, to one that has none.
     *
     * @param versions theirs, with checksums, see {@link #applied}
     */
    public static void applyThose(Session session, Map<String, String> versions) {
        List<Migration> those = shipped().stream()
                .filter(migration -> versions.containsKey(migration.version()))
                .toList();
        those.forEach(migration -> check(migration, String.valueOf(versions.get(migration.version()))));
        Set<String> lacking = new TreeSet<>(versions.keySet());
        those.forEach(migration -> lacking.remove(migration.version()));
        checkNone(lacking);
        apply(session, those);
    }

    static void apply(Session session, List<Migration> migrations) {
        Map<String, String> applied = applied(session);
        for (Migration migration : migrations) {
            String checksum = applied.remove(migration.version());
            if (checksum == null) {
                run(session, migration);
            } else {
                check(migration, checksum);
            }
        }
        checkNone(applied.keySet());
    }

    private static void check(Migration migration, String applied) {
        if (!applied.equals(migration.checksum())) {
            throw new IllegalStateException("the migration " + migration.file()
                    + " was changed after it had been applied (checksum " + migration.checksum() + ", applied "
                    + applied + "); restore the file and state the change in a new one");
        }
    }

    private static void checkNone(Set<String> lacking) {
        if (!lacking.isEmpty()) {
            throw new IllegalStateException("the database knows the migrations " + lacking
                    + " that this build lacks; it was written by a newer one");
        }
    }

    /** The checksums of what was applied, by version. */
    public static Map<String, String> applied(Session session) {
        return session.run("MATCH (m:Migration) RETURN m.version AS version, m.checksum AS checksum").stream()
                .collect(Collectors.toMap(
                        row -> row.get("version").asString(),
                        row -> row.get("checksum").asString(),
                        (one, other) -> one,
                        TreeMap::new));
    }

    private static void run(Session session, Migration migration) {
        migration.statements().forEach(statement -> session.run(statement).consume());
        session.run(
                        "CREATE (:Migration {version: $version, name: $name, checksum: $checksum, at: datetime()})",
                        Map.of(
                                "version", migration.version(),
                                "name", migration.name(),
                                "checksum", migration.checksum()))
                .consume();
    }

    static List<Migration> shipped() {
        try {
            Resource[] files = new PathMatchingResourcePatternResolver().getResources(FILES);
            return Arrays.stream(files)
                    .map(Migrations::read)
                    .sorted((one, other) -> one.version().compareTo(other.version()))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Migration read(Resource file) {
        String fileName = String.valueOf(file.getFilename());
        Matcher matcher = FILE_NAME.matcher(fileName);
        if (!matcher.matches()) {
            throw new IllegalStateException(
                    "the migration " + fileName + " is not named like V0001__what_it_does.cypher");
        }
        try {
            return new Migration(matcher.group(1), matcher.group(2), text(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Resource file) throws IOException {
        return file.getContentAsString(StandardCharsets.UTF_8).replace("\r\n", "\n");
    }
}
