package blastradius;

import java.util.List;
import java.util.Map;

/** Which package stands above which; {@link ArchitectureTests} holds the code to it. */
final class Floors {

    /** Lowest first. A package may know packages of lower floors, and none of its own floor. */
    static final List<List<String>> ALL = List.of(
            List.of("model"),
            List.of("snapshot"),
            List.of("store", "analysis"),
            List.of("ingest", "export", "scenario", "finding", "lane", "collect", "history", "access"),
            List.of("setting"),
            List.of("graphql", "web", "cli"));

    /** The rooms of a package that has any, likewise. What lies in none of them puts them together, and stands above all. */
    static final Map<String, List<List<String>>> INNER = Map.of(
            "analysis",
                    List.of(
                            List.of("question"),
                            List.of("graph", "relation", "selection"),
                            List.of("reach", "condensation", "filter"),
                            List.of("impact", "path"),
                            List.of("exposure", "time", "chokepoint", "containment", "story"),
                            List.of("difference"),
                            List.of("ranking")),
            "scenario", List.of(List.of("resolution"), List.of("comparison", "residue", "incident"), List.of("advice")),
            "finding",
                    List.of(
                            List.of("fact"),
                            List.of("access", "outcome"),
                            List.of(
                                    "activation",
                                    "channel",
                                    "credential",
                                    "delegation",
                                    "emergency",
                                    "lifecycle",
                                    "privilege",
                                    "signin",
                                    "tool"),
                            List.of("share")),
            "store",
                    List.of(
                            List.of("database"),
                            List.of("joining"),
                            List.of("statement"),
                            List.of("embedded", "document", "importing", "reading", "history", "backup"),
                            List.of("restoring", "review", "token")),
            "ingest",
                    List.of(
                            List.of("value"),
                            List.of("file"),
                            List.of("workbook"),
                            List.of("archive", "table", "row", "roles"),
                            List.of("mapping", "contract", "writing"),
                            List.of("graph", "own", "ledger"),
                            List.of("domain"),
                            List.of("hybrid"),
                            List.of("entra", "directory", "conditions", "responses"),
                            List.of("arm"),
                            List.of("sharphound", "azurehound", "msgraph", "azure"),
                            List.of("recognition", "saved")),
            "collect", List.of(List.of("signin", "keeping"), List.of("request")),
            "graphql",
                    List.of(
                            List.of("asked", "governance"),
                            List.of("guard"),
                            List.of("entity"),
                            List.of("inquiry", "imports"),
                            List.of("reach", "attack", "ranking", "relation", "list", "token"),
                            List.of("finding"),
                            List.of("scenario", "history"),
                            List.of("incident", "exception", "review"),
                            List.of("whole")),
            "web",
                    List.of(
                            List.of("refusal", "page"),
                            List.of("client", "caller", "importing", "export", "signin", "audit", "demologin")));

    private Floors() {}
}
