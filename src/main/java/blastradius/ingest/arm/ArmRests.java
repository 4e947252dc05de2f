package blastradius.ingest.arm;

import blastradius.ingest.file.Place;
import blastradius.ingest.ledger.Claim;
import blastradius.ingest.ledger.Ledger;
import blastradius.ingest.ledger.Subject;
import blastradius.model.EntityKind;
import blastradius.model.EntityTraits;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Scopes without some of their parts: a helper that contains what lies beside the parts, nested as the scopes are down to them. The scope
 * itself is not in it, since whatever has a scope has all that is in it.
 */
final class ArmRests {

    /** Everything, as a sort. */
    static final String ALL = "";

    private final ArmScopes scopes;
    private final ArmSets sets;
    private final Ledger ledger;
    private final Map<String, Integer> helpers = new HashMap<>();
    private final Deque<Rest> unfilled = new ArrayDeque<>();

    /**
     * Where a right holds: on a scope and everything below, less some of it.
     *
     * @param less what is left out, in order; if anything is, then the scope itself as well
     */
    record Area(ArmPath scope, List<Part> less) {

        static Area of(ArmPath scope) {
            return new Area(scope, List.of());
        }

        boolean isWhole() {
            return less.isEmpty();
        }

        /** The same for the same parts, in a few words. */
        String key() {
            return ArmLimit.inFewWords(String.join(
                    " ",
                    less.stream()
                            .map(part -> part.path().key() + (part.isBare() ? " itself" : ""))
                            .toList()));
        }
    }

    /** What is left out of an area; {@code isBare}: only the scope itself, nothing that is in it. */
    record Part(ArmPath path, boolean isBare) {}

    private record Rest(Place place, String sort, Area area, int helper) {}

    ArmRests(ArmScopes scopes, ArmSets sets, Ledger ledger) {
        this.scopes = scopes;
        this.sets = sets;
        this.ledger = ledger;
    }

    /** The number of what stands for all, or all of a sort of {@link ArmSets}, in an area that is not whole. */
    int of(Place place, String sort, Area area) {
        String what = (sort.equals(ALL) ? "rest" : "every " + sort) + " without " + area.key();
        return helpers.computeIfAbsent(what + " " + area.scope().key(), first -> {
            Subject subject = Subject.of(
                            scopes.owned(area.scope(), what), EntityKind.SCOPE, "set", scopes.tenant(area.scope()))
                    .named(scopes.name(area.scope()) + " without " + area.less().size() + " of its parts")
                    .with(EntityTraits.DEFAULT.withHelper(true));
            int helper = ledger.state(place, subject);
            unfilled.add(new Rest(place, sort, area, helper));
            return helper;
        });
    }

    /** Every scope and resource is known. */
    void finish() {
        for (Rest rest = unfilled.poll(); rest != null; rest = unfilled.poll()) {
            fill(rest);
        }
    }

    private void fill(Rest rest) {
        for (ArmScopes.Child child : scopes.children(rest.area().scope())) {
            if (child.path().type().equals(ArmKind.SECRET)) {
                continue;
            }
            List<Part> inside = rest.area().less().stream()
                    .filter(part -> scopes.isWithin(part.path(), child.path()))
                    .toList();
            if (inside.stream().noneMatch(part -> isWhole(part, child))) {
                int number = inside.isEmpty()
                        ? number(rest, child)
                        : of(rest.place(), rest.sort(), new Area(child.path(), inside));
                ledger.claimOnce(Claim.of(rest.place(), ArmScopes.CONTAINS, rest.helper(), number));
            }
        }
    }

    private static boolean isWhole(Part part, ArmScopes.Child child) {
        return !part.isBare() && part.path().key().equals(child.path().key());
    }

    private int number(Rest rest, ArmScopes.Child child) {
        return rest.sort().equals(ALL) ? child.number() : sets.below(rest.place(), rest.sort(), child.path(), false);
    }
}
