package blastradius.ingest.contract;

import blastradius.ingest.value.StandIns;
import blastradius.model.Criticality;
import blastradius.model.Entity;
import blastradius.model.EntityKind;
import blastradius.model.EntityTraits;
import blastradius.model.Environment;
import blastradius.model.IdText;
import blastradius.model.PlainText;
import blastradius.model.Sensitivity;
import blastradius.model.ServiceScope;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The nodes of a case, whose kinds are short words. */
final class CaseNodes {

    private static final Map<String, EntityKind> SHORT_WORDS = Map.ofEntries(
            Map.entry("Human", EntityKind.HUMAN),
            Map.entry("NHI", EntityKind.IDENTITY),
            Map.entry("ServicePrincipal", EntityKind.SERVICE_PRINCIPAL),
            Map.entry("ManagedIdentity", EntityKind.MANAGED_IDENTITY),
            Map.entry("ServiceAccount", EntityKind.SERVICE_ACCOUNT),
            Map.entry("WorkloadIdentity", EntityKind.WORKLOAD_IDENTITY),
            Map.entry("IamRole", EntityKind.IAM_ROLE),
            Map.entry("OAuthApp", EntityKind.OAUTH_APP),
            Map.entry("AiAgent", EntityKind.AI_AGENT),
            Map.entry("Agent", EntityKind.AI_AGENT),
            Map.entry("Resource", EntityKind.OTHER),
            Map.entry("Vulnerability", EntityKind.OTHER),
            Map.entry("IdentityProvider", EntityKind.IDENTITY_PROVIDER),
            Map.entry("SecretStore", EntityKind.SECRET_STORE));

    private static final Set<String> READ_ELSEWHERE = Set.of(
            "id",
            "kind",
            "name",
            "role",
            "tenant",
            "enabled",
            "organization",
            "phishingResistant",
            "breakGlass",
            "guest",
            "helper");

    private final String caseId;

    CaseNodes(String caseId) {
        this.caseId = caseId;
    }

    Entity entity(JsonNode node) {
        String sourceId = required(node, "id");
        String word = required(node, "kind");
        EntityKind kind = kind(word, node.path("role").asString("internal"));
        if (node.path("helper").asBoolean(false)) {
            StandIns.check(
                    kind, node.path("tenant").isString() ? node.path("tenant").asString() : null);
        }
        return new Entity(
                IdText.local(caseId, sourceId),
                kind,
                node.path("name").asString(sourceId),
                inCase(node.path("tenant")),
                sourceId,
                word,
                traits(node),
                properties(node));
    }

    /** An entity of which a case says no more than its name. */
    static Entity bare(String id, String word, EntityKind kind) {
        return new Entity(id, kind, word, null, word, kind.name(), EntityTraits.DEFAULT, Map.of());
    }

    static EntityKind kind(String word, String tenantRole) {
        EntityKind kind = SHORT_WORDS.getOrDefault(word, named(word.equals("Tenant") ? tenantRole : word));
        if (kind == null || !kind.isConcrete()) {
            throw new IllegalArgumentException("unknown kind \"" + word + "\" with role \"" + tenantRole + "\"");
        }
        return kind;
    }

    private static @Nullable EntityKind named(String word) {
        String name = word.toUpperCase(Locale.ROOT);
        for (EntityKind kind : EntityKind.values()) {
            if (kind.name().equals(name)) {
                return kind;
            }
        }
        return null;
    }

    private EntityTraits traits(JsonNode node) {
        return new EntityTraits(
                node.path("enabled").asBoolean(true),
                node.path("breakGlass").asBoolean(false),
                node.path("phishingResistant").asBoolean(false),
                node.path("guest").asBoolean(false),
                node.path("helper").asBoolean(false),
                inCase(node.path("organization")),
                node.path("weight").asDouble(1),
                read(Criticality.class, node.path("criticality")),
                read(Sensitivity.class, node.path("sensitivity")),
                read(Environment.class, node.path("environment")),
                read(ServiceScope.class, node.path("service")),
                node.path("tier").isInt() ? (Integer) node.path("tier").asInt() : null);
    }

    /** The word of an enum; null if the node is no text. */
    static <E extends Enum<E>> @Nullable E read(Class<E> words, JsonNode node) {
        return node.isString() ? word(words, node.asString()) : null;
    }

    static <E extends Enum<E>> E word(Class<E> words, String text) {
        for (E word : words.getEnumConstants()) {
            if (word.name().equals(text)) {
                return word;
            }
        }
        throw new IllegalArgumentException(
                "\"" + PlainText.shown(text) + "\" is none of " + Arrays.toString(words.getEnumConstants()));
    }

    private static Map<String, Object> properties(JsonNode node) {
        Map<String, Object> properties = new TreeMap<>();
        node.properties().stream()
                .filter(field -> !READ_ELSEWHERE.contains(field.getKey()))
                .forEach(
                        field -> properties.put(field.getKey(), field.getValue().asString()));
        return properties;
    }

    private @Nullable String inCase(JsonNode node) {
        return node.isString() ? IdText.local(caseId, node.asString()) : null;
    }

    /** The words of a list, each once. */
    static Set<String> words(JsonNode list) {
        Set<String> words = new HashSet<>();
        list.forEach(word -> words.add(word.asString()));
        return words;
    }

    static String required(JsonNode node, String field) {
        if (node.path(field).isNumber() && !node.path(field).isIntegralNumber()) {
            throw new IllegalArgumentException(
                    "\"" + field + "\" is the fraction " + node.path(field) + "; write an id in quotation marks");
        }
        String text = node.path(field).asString("");
        if (text.isBlank()) {
            throw new IllegalArgumentException("\"" + field + "\" is missing");
        }
        return text;
    }
}
