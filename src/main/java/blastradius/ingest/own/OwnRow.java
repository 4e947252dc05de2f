package blastradius.ingest.own;

import blastradius.ingest.file.JsonTexts;
import blastradius.ingest.file.Properties;
import blastradius.ingest.value.TruthWords;
import blastradius.model.IdText;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One record of an own table, by column. Cells of CSV are texts; values of JSON lines may be lists, numbers and objects. An empty cell
 * says nothing. Anything that makes no sense throws an IllegalArgumentException that names column and value.
 */
record OwnRow(Map<String, Object> cells) {

    @Nullable
    String text(String column) {
        String text = JsonTexts.text(cells.get(column));
        return text == null || text.isBlank() ? null : text.strip();
    }

    /** An id or a name, which blanks at its ends belong to. */
    @Nullable
    String exact(String column) {
        String text = JsonTexts.text(cells.get(column));
        return text == null || text.isBlank() ? null : text;
    }

    String required(String column) {
        String text = exact(column);
        if (text == null) {
            throw new IllegalArgumentException(column + " is empty");
        }
        return text;
    }

    boolean truth(String column, boolean unsaid) {
        Boolean truth = truth(column);
        return truth == null ? unsaid : truth;
    }

    @Nullable
    Boolean truth(String column) {
        String text = text(column);
        if (text == null) {
            return null;
        }
        Boolean truth = TruthWords.read(text);
        if (truth == null) {
            throw wrong(column, text, "true or false");
        }
        return truth;
    }

    /** A number in full digits: a fraction of a large one must not come with an exponent. */
    @Nullable
    String time(String column) {
        return cells.get(column) instanceof Double number
                ? new BigDecimal(String.valueOf(number)).toPlainString()
                : text(column);
    }

    <E extends Enum<E>> @Nullable E word(String column, Class<E> words) {
        String text = text(column);
        if (text == null) {
            return null;
        }
        for (E word : words.getEnumConstants()) {
            if (word.name().equalsIgnoreCase(text)) {
                return word;
            }
        }
        throw wrong(column, text, "one of " + Arrays.toString(words.getEnumConstants()));
    }

    List<String> list(String column) {
        if (cells.get(column) instanceof List<?> list) {
            return list.stream().map(String::valueOf).toList();
        }
        String text = text(column);
        return text == null
                ? List.of()
                : Arrays.stream(text.split(";"))
                        .map(String::strip)
                        .filter(part -> !part.isEmpty())
                        .map(IdText::unlisted)
                        .toList();
    }

    Map<String, Object> properties() {
        Object value = cells.get("properties");
        Map<String, Object> object = JsonTexts.object(value);
        String text = text("properties");
        if (object == null && text != null) {
            object = JsonTexts.object(JsonTexts.parsed(text));
            if (object == null) {
                throw wrong("properties", text, "a JSON object");
            }
        }
        return object == null ? Map.of() : Properties.kept(object, java.util.Set.of());
    }

    static IllegalArgumentException wrong(String column, String value, String expected) {
        String shown = value.length() > 80 ? value.substring(0, 80) + "…" : value;
        return new IllegalArgumentException(column + " is \"" + shown + "\", not " + expected);
    }
}
