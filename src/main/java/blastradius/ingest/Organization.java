package blastradius.ingest;

import blastradius.ingest.file.Format;
import blastradius.ingest.file.JsonTexts;
import blastradius.ingest.file.Meter;
import blastradius.ingest.recognition.Recognised;
import blastradius.ingest.writing.EstateWriter;
import blastradius.model.Entity;
import blastradius.model.EntityType;
import blastradius.model.LookUp;
import blastradius.model.Relation;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * Whose a file is, as far as it says so itself: by its metadata, else by the only tenant that it describes, else by the only one that it
 * says anything belongs to. Takes the entities of the file.
 */
final class Organization implements EstateWriter {

    private static final List<String> WORDS = List.of(
            "organization",
            "organizationid",
            "org",
            "orgid",
            "tenantid",
            "tenant",
            "domainsid",
            "accountid",
            "account");

    /* What ids begin with here that are local to their source. */
    private static final String LOCAL = "?";

    private final Set<String> described = new LinkedHashSet<>();
    private final Set<String> named = new LinkedHashSet<>();
    private final String localPrefix;

    private Organization(String idPrefix) {
        localPrefix = idPrefix + "/";
    }

    /** Of entities of a file, not yet imported. */
    static Organization ofFile() {
        return new Organization(LOCAL);
    }

    /** Of what a source states, whose own ids begin with this. */
    static Organization ofSource(String idPrefix) {
        return new Organization(idPrefix);
    }

    /** What the metadata of the file states. */
    static Optional<String> inMetadata(Recognised file, Meter meter) {
        return file.format() == Format.OPENGRAPH
                ? Optional.ofNullable(JsonTexts.<@Nullable String>read(file.content(), meter, Organization::inMetadata))
                : Optional.empty();
    }

    private static @Nullable String inMetadata(JsonParser parser) {
        parser.nextToken();
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            boolean isMetadata = parser.currentName().equals("metadata");
            parser.nextToken();
            if (isMetadata) {
                return stated(JsonTexts.object(JsonTexts.value(parser)));
            }
            parser.skipChildren();
        }
        return null;
    }

    private static @Nullable String stated(@Nullable Map<String, Object> metadata) {
        if (metadata != null) {
            for (Map.Entry<String, Object> entry : metadata.entrySet()) {
                String word = entry.getKey().toLowerCase(Locale.ROOT).replaceAll("[_-]", "");
                String text = JsonTexts.text(entry.getValue());
                if (WORDS.contains(word) && text != null && !text.isBlank()) {
                    return text.strip();
                }
            }
        }
        return null;
    }

    @Override
    public void entity(Entity entity) {
        if (entity.kind().type() == EntityType.TENANT) {
            described.add(bare(entity.id()));
        }
        if (entity.tenant() != null) {
            named.add(bare(entity.tenant()));
        }
    }

    private String bare(String id) {
        return id.startsWith(localPrefix) ? id.substring(localPrefix.length()) : id;
    }

    /** The one organization; empty where there is none, or nobody can tell which. */
    Optional<String> only() {
        boolean several = described.size() > 1 && named.size() == 1 && described.containsAll(named);
        Set<String> telling = described.isEmpty() || several ? named : described;
        return telling.size() == 1 ? telling.stream().findFirst() : Optional.empty();
    }

    @Override
    public void relation(Relation relation) {
        throw new IllegalStateException("a relation among entities: " + relation);
    }

    @Override
    public boolean knows(String id) {
        return false;
    }

    @Override
    @Nullable
    public Elsewhere elsewhere(String id) {
        return null;
    }

    @Override
    public List<String> matches(LookUp lookUp) {
        return List.of();
    }

    @Override
    public void lookUp(String id, LookUp lookUp) {
        /* Whatever else a machine is, says nothing of whose files these are. */
    }

    @Override
    public String idPrefix() {
        return LOCAL;
    }
}
