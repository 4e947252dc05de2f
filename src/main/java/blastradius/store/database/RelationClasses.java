package blastradius.store.database;

import blastradius.model.RelationClass;
import blastradius.model.RelationKind;
import blastradius.model.TermsText;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.neo4j.driver.Session;

/** The dictionary of relation classes: relationships carry a number, {@code (:RelationClass {no, kind, sourceKind, terms})} the rest. */
public final class RelationClasses {

    private static final String ALL =
            "MATCH (c:RelationClass) RETURN c.no AS no, c.kind AS kind, c.sourceKind AS sourceKind, c.terms AS terms ORDER BY c.no";

    private final Map<RelationClass, Integer> numbers = new HashMap<>();
    private final List<RelationClass> classes = new ArrayList<>();
    private final int firstNew;

    private RelationClasses(List<RelationClass> known) {
        known.forEach(this::number);
        firstNew = classes.size();
    }

    public static RelationClasses read(Session session) {
        return new RelationClasses(session.run(ALL).list(RelationClasses::of));
    }

    /** The class's number; a new class gets the next one. */
    public int number(RelationClass relationClass) {
        return numbers.computeIfAbsent(relationClass, added -> {
            classes.add(added);
            return classes.size() - 1;
        });
    }

    public RelationClass get(int no) {
        return classes.get(no);
    }

    public int size() {
        return classes.size();
    }

    /** Writes the classes that the database lacks. */
    public void writeNew(Batch batch) {
        for (int no = firstNew; no < classes.size(); no++) {
            RelationClass added = classes.get(no);
            batch.add(no, added.kind().name(), added.sourceKind(), TermsText.of(added.terms()));
        }
        batch.flush();
    }

    private static RelationClass of(org.neo4j.driver.Record row) {
        return new RelationClass(
                RelationKind.valueOf(row.get("kind").asString()),
                row.get("sourceKind").asString(),
                TermsText.parse(row.get("terms").asString()));
    }
}
