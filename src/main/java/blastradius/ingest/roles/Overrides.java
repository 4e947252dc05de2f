package blastradius.ingest.roles;

import blastradius.model.BlastRadiusException.ImportRejected;
import blastradius.model.PlainText;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A file of judgements that is given with an import and goes before the catalogue. */
final class Overrides {

    private Overrides() {}

    static Map<String, Judgement> read(String file, String text) {
        Map<String, Judgement> judgements = new HashMap<>();
        List<String> errors = new ArrayList<>();
        String[] lines = text.split("\\R");
        for (int i = 0; i < lines.length; i++) {
            String line = lines[i].strip();
            if (!line.isEmpty() && line.charAt(0) != '#') {
                String[] cells = lines[i].split("\t", -1);
                try {
                    judgements.put(cells[0].strip().toUpperCase(Locale.ROOT), judgement(file, cells));
                } catch (IllegalArgumentException wrong) {
                    errors.add(file + ", line " + (i + 1) + ": " + PlainText.shown(String.valueOf(wrong.getMessage())));
                }
            }
        }
        if (!errors.isEmpty()) {
            throw new ImportRejected(String.join("\n", errors));
        }
        return judgements;
    }

    private static Judgement judgement(String file, String[] cells) {
        if (cells.length < 2) {
            throw new IllegalArgumentException("\"" + cells[0]
                    + "\" is not an id, a tab and rights, such as CAN WRITE MAIL; CAN_MANAGE_MEMBERS GROUPS");
        }
        String name = cells.length > 3 && !cells[3].isBlank() ? cells[3].strip() : cells[0].strip();
        return new Judgement(
                name,
                Rights.of(cells[1]),
                cells.length > 2 && !cells[2].isBlank() ? sureness(cells[2].strip()) : Sureness.SURE,
                file);
    }

    static Sureness sureness(String word) {
        return switch (word) {
            case "sure" -> Sureness.SURE;
            case "likely" -> Sureness.LIKELY;
            case "?" -> Sureness.JUDGED;
            default ->
                throw new IllegalArgumentException("\"" + word + "\" is not how sure it is; say sure, likely or ?");
        };
    }
}
