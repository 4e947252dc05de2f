package blastradius.ingest;

import blastradius.model.SavedList;
import blastradius.model.SavedListDocument;
import java.util.LinkedHashMap;
import java.util.Map;

/** Lists as YAML files, so that they can live in version control. */
public final class ListFiles {

    private ListFiles() {}

    /**
     * Reads one list.
     *
     * @param id of the list where the text states none
     * @throws blastradius.model.BlastRadiusException.BadRequest naming the place of what makes no sense
     */
    public static SavedList read(String yaml, String id) {
        Map<String, Object> document = YamlText.read(yaml, "list");
        Object stated = document.get("id");
        return SavedListDocument.stated(document, stated == null ? id : stated.toString());
    }

    /** Everything but version and instant. */
    public static String write(SavedList list) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("id", list.id());
        document.putAll(SavedListDocument.of(list));
        return YamlText.write(document);
    }
}
