package blastradius.seed.draft;

import blastradius.export.OwnTable;
import blastradius.model.Estate;
import java.io.StringWriter;

/** An estate as the texts of the two own tables; the order of rows is the estate's. */
public final class OwnTables {

    private OwnTables() {}

    public static String entities(Estate estate) {
        StringWriter text = new StringWriter();
        estate.entities().forEach(OwnTable.ENTITIES.csv(text));
        return text.toString();
    }

    public static String relations(Estate estate) {
        StringWriter text = new StringWriter();
        estate.relations().forEach(OwnTable.RELATIONS.csv(text));
        return text.toString();
    }
}
