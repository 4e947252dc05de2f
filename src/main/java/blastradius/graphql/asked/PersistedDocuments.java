package blastradius.graphql.asked;

import blastradius.model.BlastRadiusException.BadRequest;
import blastradius.model.BlastRadiusException.Forbidden;
import blastradius.model.BlastRadiusException.UnknownId;
import blastradius.model.PlainText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Questions that an operator keeps, so that clients send an id in the place of a text: the SHA-256 of the text, as {@code documentId} or as
 * {@code extensions.persistedQuery.sha256Hash}. Immutable.
 */
public final class PersistedDocuments {

    private static final Pattern SHA_256 = Pattern.compile("[0-9a-f]{64}");
    private static final String DOCUMENT_ID = "documentId";
    private static final String HASH = "extensions.persistedQuery.sha256Hash";

    private final Map<String, String> texts; // by id
    private final boolean only;

    private PersistedDocuments(Map<String, String> texts, boolean only) {
        this.texts = texts;
        this.only = only;
    }

    /** None of these texts, under whatever id. {@code only}: and no other question either. */
    public static PersistedDocuments none(boolean only) {
        return new PersistedDocuments(Map.of(), only);
    }

    /**
     * All files {@code *.graphql} of a folder and of those in it. A text is known with and without the end of its last line, as tools write both.
     *
     * @param only whether no other question is answered
     */
    public static PersistedDocuments in(Path folder, boolean only) throws IOException {
        Map<String, String> texts = new HashMap<>();
        for (Path file : files(folder)) {
            String text = Files.readString(file);
            for (String form : List.of(text, text.stripTrailing())) {
                texts.put(Noted.hash(form), form);
            }
        }
        return new PersistedDocuments(Map.copyOf(texts), only);
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".graphql")).toList();
        }
    }

    /** Under which id a text is kept. */
    public static String id(String text) {
        return Noted.hash(text);
    }

    /** All, in no particular order. */
    public Iterable<String> texts() {
        return texts.values();
    }

    /**
     * The text of a question: what it states, or what its id stands for.
     *
     * @param question as GraphQL over HTTP asks it, by the names of its parameters
     * @throws BadRequest if it has neither, an id that is none, or a text of another id
     * @throws UnknownId if nothing is kept under its id
     * @throws Forbidden if it is none of those that are kept, where only they are answered
     */
    public String text(Map<?, ?> question) {
        String stated = stated(question, "query", "query");
        String id = id(question);
        if (stated == null && id == null) {
            throw new BadRequest("\"query\" is missing");
        }
        if (stated != null && id != null && !id.equals(Noted.hash(stated))) {
            throw new BadRequest(
                    "the id of the document is not the SHA-256 of \"query\"; send one of them, or both of one text");
        }
        String text = stated == null ? texts.get(id) : stated;
        if (text == null) {
            throw new UnknownId("persisted document", String.valueOf(id));
        }
        if (only && !text.equals(texts.get(Noted.hash(text)))) {
            throw new Forbidden(
                    "this server answers only the documents that its operator keeps, and \"query\" is none of"
                            + " them; its SHA-256 is " + Noted.hash(text));
        }
        return text;
    }

    private static @Nullable String id(Map<?, ?> question) {
        String named = checked(DOCUMENT_ID, stated(question, DOCUMENT_ID, DOCUMENT_ID));
        String hashed = null;
        if (question.get("extensions") instanceof Map<?, ?> extensions && extensions.get("persistedQuery") != null) {
            if (!(extensions.get("persistedQuery") instanceof Map<?, ?> persisted)) {
                throw new BadRequest("\"extensions.persistedQuery\" is no object");
            }
            hashed = checked(HASH, stated(persisted, "sha256Hash", HASH));
            if (hashed == null) {
                throw new BadRequest("\"" + HASH + "\" is missing");
            }
        }
        if (named != null && hashed != null && !named.equals(hashed)) {
            throw new BadRequest("\"" + DOCUMENT_ID + "\" and \"" + HASH + "\" name two documents; name one");
        }
        return named == null ? hashed : named;
    }

    private static @Nullable String stated(Map<?, ?> object, String name, String place) {
        Object value = object.get(name);
        if (value != null && !(value instanceof String)) {
            throw new BadRequest("\"" + place + "\" is no string");
        }
        return (String) value;
    }

    private static @Nullable String checked(String place, @Nullable String stated) {
        if (stated == null) {
            return null;
        }
        String id = stated.toLowerCase(Locale.ROOT).replaceFirst("^sha256:", "");
        if (!SHA_256.matcher(id).matches()) {
            throw new BadRequest("\"" + place + "\" is \"" + PlainText.shown(stated)
                    + "\"; it is the SHA-256 of a document's text, 64 hexadecimal digits");
        }
        return id;
    }
}
