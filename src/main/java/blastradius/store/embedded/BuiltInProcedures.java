package blastradius.store.embedded;

import java.util.List;
import java.util.stream.Stream;
import org.neo4j.internal.kernel.api.procs.ProcedureSignature;
import org.neo4j.kernel.api.QueryLanguage;
import org.neo4j.kernel.api.procedure.GlobalProcedures;

/** The procedures that Neo4j brings along. Its own allow-list only keeps out those of plug-ins. */
final class BuiltInProcedures {

    /** What the store calls; drivers call none. */
    static final List<String> ALLOWED = List.of("db.awaitIndexes");

    private BuiltInProcedures() {}

    /** Takes all others out, in all versions of Cypher. */
    static void restrict(GlobalProcedures procedures) {
        var view = procedures.getCurrentView();
        Stream.of(QueryLanguage.values())
                .flatMap(view::getAllProcedures)
                .map(ProcedureSignature::name)
                .distinct()
                .filter(name -> !ALLOWED.contains(name.toString()))
                .toList()
                .forEach(procedures::unregister);
    }
}
