package blastradius.ingest.row;

import blastradius.ingest.file.JsonTexts;
import blastradius.ingest.row.Facts.Whose;
import org.jspecify.annotations.Nullable;

/** A property that a row names: the record's own, or one of a relation's ends. */
public record PropertyName(Whose whose, String name) {

    @Nullable
    public Object in(Facts facts) {
        return facts.value(whose, name);
    }

    /** The value as a text; null where there is none. */
    public @Nullable String textIn(Facts facts) {
        String text = JsonTexts.text(Check.only(in(facts)));
        return text == null || text.isBlank() ? null : text;
    }

    @Override
    public String toString() {
        return switch (whose) {
            case ITSELF -> name;
            case FROM -> "from." + name;
            case TO -> "to." + name;
        };
    }
}
