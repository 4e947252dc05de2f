package blastradius.graphql.whole;

import blastradius.export.Content.Rows;
import blastradius.export.EvidencePacks;
import blastradius.export.WholeAnswer;
import blastradius.export.WholeLists;
import blastradius.graphql.whole.WholeQuestion.Stated;
import blastradius.model.BlastRadiusException.BadRequest;
import blastradius.model.BlastRadiusException.Conflict;
import blastradius.model.BlastRadiusException.UnknownId;
import graphql.schema.GraphQLSchema;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Evidence as the answers to questions that are asked inside the server, all of one version and one instant. Safe for several threads. */
public final class AskedPacks implements EvidencePacks {

    private static final int MOST_TRIES = 3;

    private static final String SNAPSHOT = "snapshot { version takenAt entityCount relationCount checksum } ";

    private static final String REACH =
            " { score { inherent residual } tenantAdminCount tenantCounts { see read write control } entities(first: 1) { totalCount } } ";

    private static final String STEP =
            " { words cost ties withNext saving { tenantAdminCount entityCount score remainingScore"
                    + " tenantCounts { see read write control } } commands { entity { id name } relation { id kind from { id name } to { id name } } lines { shell text } why } } ";

    private static final String INCIDENT =
            "compromised { id name kind tenant { id name } } since fell" + REACH + "couldFall"
                    + REACH + "cuts(first: 10)" + STEP + "takeBack" + STEP
                    + "assumptions { at jit mfaBypass zones tickets } completeness { exact reason } " + SNAPSHOT;

    private static final String NOTIFIED =
            "edges { node { id name } level entity { id name } at path { length words } }";
    private static final String ELEVATED =
            "edges { node { holder { id name } relation { id kind from { id name } to { id name } } from until length reason ticket approvedBy } }";

    private static final String PROGRESS = " { access total open kept narrowed revoked gone changed } ";

    private static final String REVIEW =
            "id version name description reviewer due overdue where list createdAt base closedAt"
                    + " closedBy closingNote progress" + PROGRESS + "progressByAccess" + PROGRESS + "at " + SNAPSHOT;

    private final AskedInside inside;
    private final WholeLists lists;
    private final Supplier<GraphQLSchema> schema;

    public AskedPacks(AskedInside inside, WholeLists lists, Supplier<GraphQLSchema> schema) {
        this.inside = inside;
        this.lists = lists;
        this.schema = schema;
    }

    @Override
    public Pack pack(String question, Map<String, List<String>> parameters, BooleanSupplier unwanted) {
        return switch (question) {
            case "incident" -> incident(parameters, unwanted);
            case "review" -> review(parameters, unwanted);
            default -> throw new BadRequest("there is no evidence of " + question);
        };
    }

    private Pack incident(Map<String, List<String>> parameters, BooleanSupplier unwanted) {
        for (int tries = 1; ; tries++) {
            Asking asking = new Asking("incident", parameters, unwanted);
            Map<String, @Nullable Object> content = asking.fields(INCIDENT);
            Instant at =
                    Instant.parse(String.valueOf(part(content, "assumptions").get("at")));
            Asking then = asking.at(at);
            List<Object> told = then.list("notify", NOTIFIED, 100);
            List<Object> elevated = then.list("elevations", ELEVATED, 200);
            long version = version(content);
            if (then.isOf(version)) {
                content.put("notify", told);
                content.put("elevations", elevated);
                String reason = (String) part(content, "completeness").get("reason");
                return new Pack("incident", about(content), version, at, reason, content, null);
            }
            if (tries == MOST_TRIES) {
                throw new Conflict("the estate was changed while the evidence was collected; ask again");
            }
        }
    }

    private static String about(Map<String, @Nullable Object> content) {
        List<String> ids = new ArrayList<>();
        ((List<?>) Objects.requireNonNull(content.get("compromised")))
                .forEach(each -> ids.add(String.valueOf(((Map<?, ?>) each).get("id"))));
        return String.join(" ", ids);
    }

    private Pack review(Map<String, List<String>> parameters, BooleanSupplier unwanted) {
        Map<String, List<String>> named = new HashMap<>(parameters);
        named.keySet().retainAll(List.of("id"));
        Map<String, @Nullable Object> content = new Asking("review", named, unwanted).fields(REVIEW);
        WholeAnswer items = lists.answer("review", false, parameters, unwanted);
        return new Pack(
                "review",
                String.valueOf(content.get("name")),
                items.version(),
                items.at(),
                items.inexact(),
                content,
                (Rows<?>) items.content());
    }

    private static long version(Map<String, @Nullable Object> content) {
        return ((Number) Objects.requireNonNull(part(content, "snapshot").get("version"))).longValue();
    }

    @SuppressWarnings("unchecked")
    private static Map<String, @Nullable Object> part(Map<String, @Nullable Object> content, String name) {
        return (Map<String, @Nullable Object>) Objects.requireNonNull(content.get(name), name);
    }

    /** One field of the query, asked for one thing after the other. */
    private final class Asking {

        private final String field;
        private final Map<String, List<String>> parameters;
        private final BooleanSupplier unwanted;
        private final Stated stated;
        private final List<Long> versions = new ArrayList<>();

        Asking(String field, Map<String, List<String>> parameters, BooleanSupplier unwanted) {
            this.field = field;
            this.parameters = parameters;
            this.unwanted = unwanted;
            this.stated = WholeQuestion.stated(schema.get(), field, parameters);
        }

        Asking at(Instant at) {
            Map<String, List<String>> pinned = new HashMap<>(parameters);
            pinned.put("at", List.of(at.toString()));
            return new Asking(field, pinned, unwanted);
        }

        boolean isOf(long version) {
            return versions.stream().allMatch(each -> each == version);
        }

        Map<String, @Nullable Object> fields(String fields) {
            return ask("", fields, Map.of());
        }

        private Map<String, @Nullable Object> ask(String more, String fields, Map<String, @Nullable Object> variables) {
            String declared = stated.declared() + (stated.declared().isEmpty() || more.isEmpty() ? "" : ", ") + more;
            Map<String, @Nullable Object> all = new HashMap<>(stated.variables());
            all.putAll(variables);
            String text = "query" + (declared.isEmpty() ? "" : "(" + declared + ")") + " { " + field
                    + stated.arguments() + " { " + fields + " } }";
            if (inside.ask(text, all, null, unwanted).get(field) instanceof Map<?, ?> answer) {
                Map<String, @Nullable Object> named = new LinkedHashMap<>();
                answer.forEach((name, value) -> named.put(String.valueOf(name), value));
                return named;
            }
            throw new UnknownId(field, String.join(", ", parameters.getOrDefault("id", List.of())));
        }

        /** All entries of a list, page by page. */
        List<Object> list(String name, String entries, int first) {
            List<Object> all = new ArrayList<>();
            String after = null;
            do {
                Map<String, @Nullable Object> answer = ask(
                        "$after: String",
                        "snapshot { version } " + name + "(first: " + first
                                + ", after: $after) { pageInfo { hasNextPage endCursor } " + entries + " }",
                        after == null ? Map.of() : Map.of("after", after));
                versions.add(version(answer));
                Map<String, @Nullable Object> page = part(answer, name);
                all.addAll((List<?>) Objects.requireNonNull(page.get("edges")));
                Map<String, @Nullable Object> info = part(page, "pageInfo");
                after = Boolean.TRUE.equals(info.get("hasNextPage")) ? (String) info.get("endCursor") : null;
            } while (after != null);
            return all;
        }
    }
}
