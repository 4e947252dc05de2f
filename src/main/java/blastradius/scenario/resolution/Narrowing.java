package blastradius.scenario.resolution;

import blastradius.model.Terms;
import java.time.Instant;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** Terms under which a relation gives no more than it did. */
final class Narrowing {

    private Narrowing() {}

    /** Over before anything began: what other rules read of the relation stays. */
    static Terms closed(Terms terms) {
        return terms.with().from(null).until(Instant.EPOCH).build();
    }

    /** Ends at the instant, or earlier where it did. */
    static Terms until(Terms terms, Instant end) {
        Instant known = terms.until();
        if (known != null && !known.isAfter(end)) {
            return terms;
        }
        boolean begins = terms.from() == null || terms.from().isBefore(end);
        return begins ? terms.with().until(end).build() : closed(terms);
    }

    /** Begins at the instant, or later where it did; null where it is over by then. */
    static @Nullable Terms from(Terms terms, Instant start) {
        Instant end = terms.until();
        if (end != null && !start.isBefore(end)) {
            return null;
        }
        boolean later = terms.from() != null && terms.from().isAfter(start);
        return later ? terms : terms.with().from(start).build();
    }

    static Terms withFactor(Terms terms, String factor) {
        return terms.with().factor(factor).build();
    }

    /** The same terms with another credential in a factor's place. */
    static Terms withFactor(Terms terms, String old, Collection<String> values) {
        java.util.Set<String> factors = new java.util.TreeSet<>(terms.factors());
        factors.remove(old);
        factors.addAll(values);
        return terms.with().factors(factors).build();
    }
}
