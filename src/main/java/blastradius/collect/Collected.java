package blastradius.collect;

import blastradius.collect.keeping.WorkFolder.Gap;
import java.util.List;

/**
 * What a collection has come to.
 *
 * @param tenants that are in the zip
 * @param gaps what was said in place of lists
 * @param refused tenants that are not in the zip
 */
public record Collected(List<Read> tenants, List<Gap> gaps, List<Refused> refused) {

    /** A tenant that is in the zip. */
    public record Read(String id, String name, int pages) {}

    /** A tenant that is not, and why. */
    public record Refused(String id, String name, String why) {}

    /** Whether all is there that is permitted. */
    public boolean isWhole() {
        return refused.isEmpty() && gaps.stream().allMatch(Gap::isForGood);
    }
}
