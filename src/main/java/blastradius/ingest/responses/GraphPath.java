package blastradius.ingest.responses;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What was asked for, as far as a path says it: {@code groups('id')/members} in a response's context, {@code groups/id/members.2.json} in a
 * folder.
 *
 * @param resource what the records are
 * @param owner whose they are; null where the path does not say
 * @param ownerIs what the owner is, in the word of the path; empty where it does not say
 * @param words the words of the path, for a resource that is not known
 */
public record GraphPath(GraphResource resource, @Nullable String owner, String ownerIs, String words) {

    private static final String METADATA = "$metadata#";
    private static final String GUID = "[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}";
    private static final Pattern PART =
            Pattern.compile("(?<id>" + GUID + "(?:-" + GUID + ")?)|(?<word>[A-Za-z][A-Za-z0-9]*)|(?<number>[0-9]+)");
    private static final Pattern DOMAIN =
            Pattern.compile("(?:^|[/('])([\\w-]+(?:\\.[\\w-]+)+)'?\\)?/federationConfiguration");
    private static final Set<String> NO_NAMES = Set.of(
            "json",
            "gz",
            "page",
            "p",
            "part",
            "txt",
            "response",
            "responses",
            "batch",
            "all",
            "get",
            "list",
            "v1",
            "beta");
    /* What asks for some of the records, or for where they are, and says nothing of what they are. */
    private static final Pattern CAST =
            Pattern.compile("[/\\\\_.-](?:microsoft\\.graph\\.\\w+|\\$(?:ref|value|count))(?=[/\\\\_.-]|$)");
    /* One record by its own id, behind its owner's. */
    private static final Pattern SINGLE =
            Pattern.compile("(?i)(delegatedAdminRelationships|applications)(?:/|\\(')(" + GUID + "(?:-" + GUID
                    + ")?)(?:'\\))?/(?:accessAssignments|federatedIdentityCredentials)(?:/|\\(')" + GUID);
    private static final GraphPath NOTHING = new GraphPath(GraphResource.OTHER, null, "", "");

    /** Whether it is an address of metadata that says what the records are; others name what was asked for, or say that addresses follow. */
    static boolean isContext(String address) {
        return address.contains(METADATA) && !address.contains("$ref");
    }

    /** What a response says of itself; nothing known if it says nothing. */
    public static GraphPath ofContext(@Nullable String context) {
        int start = context == null ? -1 : context.indexOf(METADATA);
        if (context == null || start < 0) {
            return NOTHING;
        }
        String path = context.substring(start + METADATA.length());
        String collection = "Collection(";
        if (path.startsWith(collection) || path.startsWith("microsoft.graph.")) {
            String type = path.substring(path.startsWith(collection) ? collection.length() : 0)
                    .replaceAll("[)(/$].*", "");
            return new GraphPath(GraphResource.ofType(type), null, "", type);
        }
        return of(path, segments(path));
    }

    /** What the place says where a response was kept, in whatever signs it is written. */
    public static GraphPath ofFile(String name) {
        List<Part> parts = new ArrayList<>();
        String path = CAST.matcher(name.replace("%2F", "/").replace("%2f", "/")).replaceAll("");
        for (Matcher part = PART.matcher(path); part.find(); ) {
            String id = part.group("id");
            String word = word(part);
            if (id != null) {
                parts.add(new Part(id, true));
            } else if (word != null && !NO_NAMES.contains(word.toLowerCase(Locale.ROOT))) {
                parts.add(new Part(word, false));
            }
        }
        return of(name, parts);
    }

    /** What an address asks for, without what it asks of it and what it takes it for. */
    public static GraphPath ofAddress(String url) {
        return ofFile(url.replaceFirst("[?#].*", "").replaceFirst("/(?:microsoft\\.graph\\.\\w+|\\$\\w+)/?$", ""));
    }

    /* A number at the end counts pages. */
    private static @Nullable String word(Matcher part) {
        String word = part.group("word");
        int end = word == null ? 0 : word.length();
        while (end > 0 && Character.isDigit(word.charAt(end - 1))) {
            end--;
        }
        return end == 0 ? null : word.substring(0, end);
    }

    /** Whether the place where a file was kept is a path that is read. */
    public static boolean isKnown(String name) {
        return ofFile(name).resource() != GraphResource.OTHER;
    }

    /** One part of a path. */
    private record Part(String text, boolean isId) {}

    /* Lists of what was selected stand in parentheses, as do ids, and within each other. */
    private static List<Part> segments(String path) {
        List<Part> parts = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        int depth = 0;
        int opened = 0;
        for (int i = 0; i <= path.length(); i++) {
            char c = i == path.length() ? '/' : path.charAt(i);
            if (c == '(' && depth++ == 0) {
                opened = i + 1;
                add(parts, word);
            } else if (c == ')' && --depth == 0) {
                addId(parts, path.substring(opened, i));
            } else if (c == '/' && depth <= 0) {
                add(parts, word);
            } else if (depth <= 0) {
                word.append(c);
            }
        }
        return parts;
    }

    private static void add(List<Part> parts, StringBuilder word) {
        String text = word.toString();
        word.setLength(0);
        if (!text.isBlank() && text.charAt(0) != '$' && !text.startsWith("microsoft.graph.")) {
            parts.add(new Part(text, text.matches(GUID)));
        }
    }

    private static void addId(List<Part> parts, String inside) {
        if (inside.startsWith("'") || inside.matches(GUID)) {
            parts.add(new Part(inside.replace("'", ""), true));
        }
    }

    private static GraphPath of(String text, List<Part> parts) {
        List<String> words =
                parts.stream().filter(part -> !part.isId()).map(Part::text).toList();
        GraphResource resource = GraphResource.ofPath(words);
        String last = words.isEmpty() ? "" : words.getLast();
        if (!resource.isOfOwner()) {
            return new GraphPath(resource, null, "", last);
        }
        if (resource == GraphResource.FEDERATION) {
            Matcher domain = DOMAIN.matcher(text);
            return new GraphPath(resource, domain.find() ? domain.group(1) : null, "domains", last);
        }
        Matcher single = SINGLE.matcher(text);
        if (single.find()) {
            return new GraphPath(resource, single.group(2), single.group(1).toLowerCase(Locale.ROOT), last);
        }
        String owner = null;
        for (Part part : parts) {
            owner = part.isId() ? part.text() : owner;
        }
        String ownerIs = words.size() < 2 ? "" : words.get(words.size() - 2).toLowerCase(Locale.ROOT);
        return new GraphPath(resource, owner, ownerIs, last);
    }
}
