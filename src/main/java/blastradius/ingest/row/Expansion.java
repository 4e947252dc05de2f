package blastradius.ingest.row;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A right over a set: what is contained in the target, however deep, instead of the target itself.
 *
 * @param below which of the contained
 * @param only a property that must be true of them; null: none
 * @param stopsAt a property of a contained scope that keeps the right out of it and of all below; null: nothing does
 */
public record Expansion(
        EndFilter below, @Nullable String only, @Nullable String stopsAt) {

    List<String> properties() {
        List<String> names = new ArrayList<>();
        for (String name : new @Nullable String[] {only, stopsAt}) {
            if (name != null) {
                names.add(name);
            }
        }
        return names;
    }

    @Override
    public String toString() {
        return below + (only == null ? "" : " with " + only) + (stopsAt == null ? "" : " unless " + stopsAt);
    }
}
