package blastradius.scenario.incident;

import blastradius.analysis.chokepoint.Loss;
import blastradius.scenario.resolution.Resolution;

/**
 * One step against an attack.
 *
 * @param in the estate with the steps before it and this one, which is the last of its changes
 * @param saving what the attack holds with the steps before it and no longer with this one: the difference of two answers
 * @param ties how many other single steps would have saved as much here
 * @param withNext whether it saves nothing by itself, only together with the steps after it
 */
public record Cut(Resolution in, Loss saving, int ties, boolean withNext) {

    public Resolution.Applied applied() {
        return in.applied().getLast();
    }
}
