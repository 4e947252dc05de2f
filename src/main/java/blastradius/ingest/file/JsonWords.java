package blastradius.ingest.file;

import blastradius.model.PlainText;
import java.util.List;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.UnexpectedEndOfInputException;

/** What is wrong with a JSON or YAML text, in words for the one who wrote it: the parsers explain themselves to programmers. */
final class JsonWords {

    private static final List<Rule> RULES = List.of(
            rule("^a record has more than", found -> ""),
            rule(
                    "Document nesting depth .*? allowed \\((\\d+)",
                    found -> "its nesting depth is more than " + found.group(1)),
            rule(
                    "String value length .*? allowed \\((\\d+)",
                    found -> "a text has more than " + found.group(1) + " characters"),
            rule(
                    "Name length .*? allowed \\((\\d+)",
                    found -> "a name has more than " + found.group(1) + " characters"),
            rule(
                    "Number value length .*? allowed \\((\\d+)",
                    found -> "a number has more than " + found.group(1) + " digits"),
            rule("Document length .*? allowed \\((\\d+)", found -> "it has more than " + found.group(1) + " bytes"),
            rule(
                    "Duplicate Object property \"(.*)\"",
                    found ->
                            "\"" + PlainText.shown(found.group(1)) + "\" stands twice in one object; keep one of them"),
            rule(
                    "(?:Non-standard|Unrecognized) token '([+-]?(?:NaN|INF|Infinity))'",
                    found -> found.group(1) + " is no JSON; write null, or leave the value out"),
            rule(
                    "Unrecognized token '([^']{1,40})",
                    found -> "\"" + PlainText.shown(found.group(1)) + "\" is no JSON value"),
            rule(
                    "Trailing token",
                    found -> "more follows after the end of the document; only one is read, give each its own file"),
            rule("Unexpected close marker '(.)'", found -> "'" + found.group(1) + "' closes what is not open"),
            rule(
                    "Unexpected character \\('(.)' \\(",
                    found -> "'" + PlainText.shown(found.group(1)) + "' is not expected here"),
            rule("Unexpected character", found -> "a character that cannot be seen is not expected here"),
            rule("Illegal unquoted character", found -> "a text holds a line break or a character that cannot be seen"),
            rule("character escape", found -> "a backslash stands before what JSON does not escape"),
            rule("Illegal character", found -> "a character that cannot be seen stands between the values"),
            rule(
                    "cannot convert|method `as",
                    found -> "a value is of another kind than belongs there, as an object where a text is meant"),
            rule("surrogate", found -> "a name holds half a character"),
            rule(
                    "umeric|JSON spec|zeroes|Decimal point|Exponent",
                    found -> "a number is not written as JSON writes numbers"));

    private JsonWords() {}

    /** A sentence for what a library says that matches. */
    private record Rule(Pattern said, Function<MatchResult, String> words) {}

    private static Rule rule(String said, Function<MatchResult, String> words) {
        return new Rule(Pattern.compile(said, Pattern.DOTALL), words);
    }

    /** @param language JSON or YAML */
    static String of(JacksonException broken, String language) {
        String said = String.valueOf(broken.getOriginalMessage());
        if (broken instanceof UnexpectedEndOfInputException) {
            return "truncated: the text ends before it is complete";
        }
        for (Rule rule : RULES) {
            Matcher found = rule.said().matcher(said);
            if (found.find()) {
                String words = rule.words().apply(found);
                return words.isEmpty() ? said : words;
            }
        }
        return language.equals("YAML")
                ? "it cannot be read as YAML from here on; look at indentation, colons and quotation marks"
                : "it cannot be read as JSON from here on";
    }

    /** Behind a file's name; empty where nobody knows. */
    static String place(TokenStreamLocation location) {
        return location.getLineNr() < 1 ? "" : ", line " + location.getLineNr() + " column " + location.getColumnNr();
    }
}
