package blastradius.ingest.conditions;

import blastradius.model.AccessLevel;
import blastradius.model.Terms;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What it takes to sign in under some policies. Used by one thread. */
public final class SignIn {

    /* More than any tenant needs; what is left out takes more than what stays. */
    private static final int MOST_WAYS = 64;

    private final List<AccessPolicy> policies;
    private final Map<Set<String>, Terms> switchedOff = new HashMap<>();

    /** Under the policies that are enforced. */
    public SignIn(List<AccessPolicy> policies) {
        this.policies = List.copyOf(policies);
    }

    /** What has to be had beside the password: factors and places, by their ids of the estate. */
    private record Way(Set<String> factors, Set<String> places) {

        private static final Way OPEN = new Way(Set.of(), Set.of());

        Way and(Way other) {
            return new Way(union(factors, other.factors), union(places, other.places));
        }

        boolean takes(Way other) {
            return factors.containsAll(other.factors) && places.containsAll(other.places);
        }

        int size() {
            return factors.size() + places.size();
        }

        private static Set<String> union(Set<String> one, Set<String> other) {
            Set<String> both = new TreeSet<>(one);
            both.addAll(other);
            return both;
        }
    }

    /**
     * The ways in; empty where no policy asks for anything, so that the password alone opens the account.
     *
     * @param factors ids of the registered factors and what they are
     */
    public List<Terms> ways(Bound.Person person, Map<String, Method> factors) {
        List<AccessPolicy> binding =
                policies.stream().filter(policy -> policy.binds(person)).toList();
        List<Way> registering = registering(binding);
        List<Way> ways = List.of(Way.OPEN);
        Set<String> asking = new LinkedHashSet<>();
        String blockedBy = null;
        for (AccessPolicy policy : binding) {
            List<Way> passing = policy.isOfRegistration() ? List.of(Way.OPEN) : passing(policy, factors, registering);
            if (passing.stream().noneMatch(way -> way.size() == 0)) {
                asking.add(policy.id());
                blockedBy = passing.isEmpty() && blockedBy == null ? policy.name() : blockedBy;
                ways = least(ways, passing);
            }
        }
        if (asking.isEmpty()) {
            return List.of();
        }
        List<Terms> terms = new ArrayList<>();
        ways.forEach(way -> terms.add(terms(way)));
        terms.add(switchedOff(asking));
        if (blockedBy != null) {
            terms.add(Terms.builder()
                    .deniedBy("blocked by the policy \"" + blockedBy + "\"")
                    .build());
        }
        return terms;
    }

    /* How somebody who has no factor comes to register one. */
    private static List<Way> registering(List<AccessPolicy> binding) {
        List<Way> ways = List.of(Way.OPEN);
        for (AccessPolicy policy : binding) {
            if (policy.isOfRegistration()) {
                ways = least(ways, passing(policy, Map.of(), List.of()));
            }
        }
        return ways;
    }

    private static List<Way> passing(AccessPolicy policy, Map<String, Method> factors, List<Way> registering) {
        List<Way> passing = new ArrayList<>();
        for (Set<Gate> gates : policy.alternatives()) {
            List<Way> all = List.of(Way.OPEN);
            for (Gate gate : gates) {
                all = least(all, passing(gate, factors, registering));
            }
            passing.addAll(all);
        }
        return passing;
    }

    private static List<Way> passing(Gate gate, Map<String, Method> factors, List<Way> registering) {
        return switch (gate) {
            case Gate.Block block -> List.of();
            case Gate.Place place -> List.of(new Way(Set.of(), Set.of(place.id())));
            case Gate.Factor factor -> {
                List<Way> strong = factors.entrySet().stream()
                        .filter(one -> factor.strength().methods().contains(one.getValue()))
                        .map(one -> new Way(Set.of(one.getKey()), Set.of()))
                        .toList();
                /* Where none is registered, whoever comes first registers his own. */
                yield strong.isEmpty() ? registering : strong;
            }
        };
    }

    /* Each of these with each of those, without what takes more than another. */
    private static List<Way> least(List<Way> these, List<Way> those) {
        Set<Way> both = new LinkedHashSet<>();
        these.forEach(one -> those.forEach(other -> both.add(one.and(other))));
        List<Way> least = new ArrayList<>();
        both.stream().sorted(Comparator.comparingInt(Way::size)).forEach(way -> {
            if (least.size() < MOST_WAYS && least.stream().noneMatch(way::takes)) {
                least.add(way);
            }
        });
        return least;
    }

    private static Terms terms(Way way) {
        Terms.Builder terms = Terms.builder().factors(way.factors());
        boolean isFirst = true;
        for (String place : way.places()) {
            if (isFirst) {
                terms.zone(place);
            } else {
                terms.and(place, AccessLevel.CONTROL);
            }
            isFirst = false;
        }
        return terms.build();
    }

    /* Many accounts are asked by the same policies. */
    private Terms switchedOff(Set<String> asking) {
        return switchedOff.computeIfAbsent(Set.copyOf(asking), SignIn::controlling);
    }

    private static Terms controlling(Set<String> policies) {
        Terms.Builder terms = Terms.builder();
        policies.forEach(policy -> terms.and(policy, AccessLevel.CONTROL));
        return terms.build();
    }
}
