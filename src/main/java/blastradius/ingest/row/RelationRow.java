package blastradius.ingest.row;

import blastradius.model.RelationKind;
import blastradius.model.Terms;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What a source's relation means, for the ends and under the condition that the row speaks of.
 *
 * @param kind null: it is kept but not followed, or read by the rows of the rights that it lists
 * @param terms level and parameters
 * @param also what it means besides
 */
public record RelationRow(
        EndFilter from,
        EndFilter to,
        Condition condition,
        @Nullable RelationKind kind,
        Terms terms,
        Manner manner,
        List<RelationRow> also) {

    /** Which of the ends is held. */
    public EndFilter held() {
        return manner.reversed() ? from : to;
    }

    /** Whether it gives a level, or access that comes to one, on whatever stands at its end. */
    public boolean givesLevel() {
        return kind != null
                && manner.closed() == null
                && manner.target().isAsStated()
                && (terms.level() != null || kind.isAccess());
    }

    /** Every property that it reads. */
    public void properties(Consumer<PropertyName> names) {
        condition.properties(names);
        manner.enabled().properties(names);
        for (PropertyName name :
                new @Nullable PropertyName[] {manner.target().holder(), manner.until(), manner.privileges()}) {
            if (name != null) {
                names.accept(name);
            }
        }
        Expansion expand = manner.target().expand();
        if (expand != null) {
            expand.properties().forEach(name -> names.accept(new PropertyName(Facts.Whose.TO, name)));
        }
        also.forEach(row -> row.properties(names));
    }
}
