package blastradius.store.importing;

import blastradius.model.BlastRadiusException.Conflict;
import blastradius.model.BlastRadiusException.UnknownId;
import blastradius.model.PlainText;
import blastradius.store.database.Lease;
import java.util.Map;
import org.neo4j.driver.Session;
import org.neo4j.driver.Transaction;

/**
 * The names of sources. Ids that are a source's own begin with its first name ({@code prefix}, where that is not its name any more), so
 * that a renamed source's next import finds what it stated; no two sources ever share one.
 */
final class SourceNames {

    private static final String STANDS = "MATCH (s:Source {name: $source}) WHERE s.removed IS NULL RETURN s.no AS no";

    private static final String TAKEN = """
            MATCH (s:Source) WHERE (s.name = $name OR s.prefix = $name) AND s.name <> $source
            RETURN s.name AS name, s.removed AS removed""";

    private static final String RENAME = """
            MATCH (s:Source {name: $source}) SET s.prefix = coalesce(s.prefix, s.name), s.name = $name""";

    private static final String REPORTS = "MATCH (i:Import {source: $source}) SET i.source = $name";

    private SourceNames() {}

    static void rename(Session session, Lease lease, String source, String name) {
        lease.inTransaction(session, transaction -> rename(transaction, source, name));
    }

    private static void rename(Transaction transaction, String source, String name) {
        Map<String, Object> names = Map.of("source", source, "name", name);
        if (!transaction.run(STANDS, names).hasNext()) {
            throw UnknownId.ofSource(source);
        }
        transaction.run(TAKEN, names).list().forEach(other -> {
            throw taken(
                    name, other.get("name").asString(), !other.get("removed").isNull());
        });
        transaction.run(RENAME, names).consume();
        transaction.run(REPORTS, names).consume();
    }

    /** The name is another source's, or was. */
    static Conflict taken(String name, String by, boolean isRemoved) {
        String shown = "\"" + PlainText.shown(name) + "\"";
        return new Conflict(
                by.equals(name)
                        ? "there is a source " + shown + " already" + (isRemoved ? ", which was removed" : "")
                                + "; choose another name"
                        : "ids of the source \"" + PlainText.shown(by) + "\" begin with " + shown
                                + ", its name before; choose another name");
    }
}
