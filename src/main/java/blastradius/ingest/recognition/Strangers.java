package blastradius.ingest.recognition;

import blastradius.ingest.file.Content;
import blastradius.ingest.file.Failures;
import blastradius.ingest.file.Packing;
import blastradius.ingest.own.OwnColumns;
import blastradius.ingest.table.TableForm;
import blastradius.ingest.writing.Findings;
import blastradius.model.PlainText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a file is that is not read: said by what it begins with, so that whoever sent it knows what to send instead. */
public final class Strangers {

    private static final String UNKNOWN = "its format is not recognised: ";
    private static final String READ =
            "it is no OpenGraph, no own table (entities, relations), no contract case, and no mapping describes files of this name";
    private static final String BINARY = "it is a picture, a document or another file that holds no text";
    private static final String PASSED =
            "by its name it is no data, but a picture, a text or a program that goes with it";
    private static final String DATABASE =
            "it is an SQLite database, as ROADrecon keeps; export what Microsoft Graph answered, or its tables as CSV";
    private static final Pattern NO_DATA = Pattern.compile(
            "(?i)(^(readme|license|licence|notice|changelog)([._-].*)?$)|\\.(md|pdf|png|jpe?g|gif|svg|ico|bmp|webp|tiff?|docx?|rtf|html?|css|js"
                    + "|ps1|psm1|py|sh|cmd|bat|exe|dll|ini|lnk|url|log|sha\\d+|md5|asc|sig)$");
    private static final Pattern NAME = Pattern.compile("\"([^\"\\\\]{1,80})\"\\s*:");
    private static final Pattern WIDE_MARK = Pattern.compile("^(\u00EF\u00BB\u00BF|\u00FF\u00FE|\u00FE\u00FF)");

    /** By a name that no other tool writes. */
    private static final Map<String, String> TOOLS = tools();

    private Strangers() {}

    private static Map<String, String> tools() {
        Map<String, String> tools = new LinkedHashMap<>();
        tools.put("UserDetailList", "AWS account authorization details");
        tools.put("RoleDetailList", "AWS account authorization details");
        tools.put("terraform_version", "a Terraform state");
        tools.put("type_definitions", "an OpenFGA model");
        tools.put("apiVersion", "Kubernetes' own");
        tools.put("error", "an error message of a server");
        return tools;
    }

    /** Whether a member of an archive is none that anybody would call data: a picture, a page, a read-me file. */
    public static boolean isNoData(Content content) {
        return content.name().contains("/")
                && NO_DATA.matcher(content.fileName()).find();
    }

    /** Says why a content is not read. Of what lies in an archive and is no data not even a strict import complains. */
    public static void report(Content content, Findings findings) {
        String words = isNoData(content) ? UNKNOWN + PASSED : words(content);
        if (content.name().contains("/") && (words.endsWith(PASSED) || words.endsWith(BINARY))) {
            findings.passedOver(content.name(), words);
        } else {
            findings.rejected(content.name(), words);
        }
    }

    /** Why a content is not read, and what to do. */
    static String words(Content content) {
        byte[] head = head(content);
        String start = WIDE_MARK
                .matcher(new String(head, StandardCharsets.ISO_8859_1))
                .replaceFirst("")
                .replace("\0", "")
                .stripLeading();
        String lower = start.toLowerCase(Locale.ROOT);
        if (start.startsWith("SQLite format 3")) {
            return UNKNOWN + DATABASE;
        }
        if (Packing.isBinary(head)) {
            return UNKNOWN + BINARY;
        }
        if (lower.startsWith("<!doctype html") || lower.startsWith("<html") || lower.contains("<head>")) {
            return UNKNOWN
                    + "it is a web page, such as servers send instead of a file to who is not signed in; download the export again";
        }
        if (lower.startsWith("<")) {
            return UNKNOWN + "it is XML; " + READ;
        }
        return start.startsWith("{") || start.startsWith("[") ? json(start) : text(start);
    }

    private static byte[] head(Content content) {
        try {
            return content.head();
        } catch (IOException failed) {
            throw Failures.unreadable(content.name(), failed);
        }
    }

    private static String json(String start) {
        Set<String> names = new LinkedHashSet<>();
        for (Matcher name = NAME.matcher(start); name.find() && names.size() < 5; ) {
            names.add(name.group(1));
        }
        for (Map.Entry<String, String> tool : TOOLS.entrySet()) {
            if (names.contains(tool.getKey())) {
                return UNKNOWN + "it is JSON, probably " + tool.getValue()
                        + ", which is not read yet: import the graph as OpenGraph, or as own tables";
            }
        }
        String shown = names.isEmpty() ? "" : " with \"" + PlainText.shown(String.join("\", \"", names)) + "\"";
        return UNKNOWN + "it is JSON" + shown + "; " + READ;
    }

    private static String text(String start) {
        String header = start.lines().findFirst().orElse("");
        return TableForm.unknownSeparator(header, OwnColumns::areIn)
                .map(separator -> UNKNOWN + "its columns are separated by \"" + PlainText.shown(separator)
                        + "\"; save it with commas, semicolons or tabulators")
                .orElse(UNKNOWN + READ);
    }
}
