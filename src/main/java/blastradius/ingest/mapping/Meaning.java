package blastradius.ingest.mapping;

import blastradius.ingest.row.Manner;
import blastradius.model.RelationClass;
import org.jspecify.annotations.Nullable;

/**
 * What an edge is read as.
 *
 * @param manner how it is stated
 * @param misfit why it is kept closed though its kind is known: its ends do not fit; null: they do
 * @param isKnown whether a mapping or schema knows the kind
 */
public record Meaning(
        RelationClass relation, Manner manner, @Nullable String misfit, boolean isKnown) {

    /** The same under another name of the source's. */
    Meaning called(String sourceKind) {
        return new Meaning(new RelationClass(relation.kind(), sourceKind, relation.terms()), manner, misfit, isKnown);
    }

    boolean isOpen() {
        return relation.terms().deniedBy() == null;
    }
}
