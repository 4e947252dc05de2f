package blastradius.ingest.contract;

import blastradius.model.AccessLevel;
import blastradius.model.Assumptions;
import blastradius.model.Estate;
import java.util.List;
import java.util.Map;

/**
 * A small world with expected answers: the product's promise in a form that every evaluator can be held to. Entities are named
 * {@code <case>/<node>}, so that several cases can live in one estate; their source id is the node's id, and their source kind the
 * short word of the file.
 *
 * @param assumptions the context in which {@code expect} holds
 * @param seed what is compromised, each at its level
 * @param expect the expected measures by name, such as {@code tenants.CONTROL} or {@code identities}
 * @param controls variations of the world, each with its own expectations
 */
public record Case(
        String id,
        String title,
        Estate estate,
        Assumptions assumptions,
        List<Seed> seed,
        Map<String, Long> expect,
        List<Control> controls) {

    public Case {
        seed = List.copyOf(seed);
        expect = Map.copyOf(expect);
        controls = List.copyOf(controls);
    }

    /** One compromised entity and the level at which the attacker holds it. */
    public record Seed(String entity, AccessLevel level) {}

    /**
     * One variation: relations cut, another context, or another seed.
     *
     * @param estate the world without what the control cuts
     * @param removesOnly whether the control does nothing but cut, so that its reach must lie within the case's
     */
    public record Control(
            String name,
            Estate estate,
            Assumptions assumptions,
            List<Seed> seed,
            Map<String, Long> expect,
            boolean removesOnly) {

        public Control {
            seed = List.copyOf(seed);
            expect = Map.copyOf(expect);
        }
    }
}
