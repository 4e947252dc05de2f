package blastradius.ingest.entra;

import blastradius.model.EntityKind;
import blastradius.model.EntityTraits;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;

/** A tenant drawn by lot: who is in it, who holds what, and what is restricted; filled in as a reader does. */
final class RandomTenant {

    static final List<String> ROLES = List.of(
            "Global",
            "Helpdesk",
            "Password",
            "Authentication",
            "User",
            "Privileged authentication",
            "Groups",
            "Application",
            "Directory readers",
            "Writers");

    final Map<String, Boolean> users = new LinkedHashMap<>();
    final List<String> groups = new ArrayList<>();
    final List<String> roleGroups = new ArrayList<>();
    final List<String> apps = new ArrayList<>();
    final Map<String, Set<String>> holders = new TreeMap<>();
    final Map<String, Set<String>> members = new LinkedHashMap<>();
    final Map<String, Set<String>> owners = new LinkedHashMap<>();
    final Set<String> restricted = new HashSet<>();
    final Set<String> withFactor = new HashSet<>();

    RandomTenant(long seed, int size) {
        Random random = new Random(seed);
        for (int i = 0; i < size; i++) {
            users.put("user " + i, random.nextInt(4) > 0);
            if (random.nextInt(3) == 0) {
                withFactor.add("user " + i);
            }
        }
        for (int i = 0; i < size / 4; i++) {
            groups.add("group " + i);
            roleGroups.add("role group " + i);
            apps.add("app " + i);
        }
        List<String> everybody = new ArrayList<>(users.keySet());
        everybody.addAll(apps);
        for (String role : ROLES) {
            List<String> principals = random.nextInt(3) == 0 ? roleGroups : everybody;
            for (int i = random.nextInt(3); i > 0; i--) {
                holders.computeIfAbsent(role, first -> new LinkedHashSet<>()).add(any(principals, random));
            }
        }
        List<String> both = new ArrayList<>(groups);
        both.addAll(roleGroups);
        for (int i = 0; i < size; i++) {
            members.computeIfAbsent(any(both, random), first -> new LinkedHashSet<>())
                    .add(any(everybody, random));
        }
        both.addAll(apps);
        for (int i = 0; i < size / 5; i++) {
            owners.computeIfAbsent(any(both, random), first -> new LinkedHashSet<>())
                    .add(any(everybody, random));
        }
        List<String> things = new ArrayList<>(users.keySet());
        things.addAll(groups);
        for (int i = 0; i < size / 6; i++) {
            restricted.add(any(things, random));
        }
    }

    private static String any(List<String> list, Random random) {
        return list.get(random.nextInt(list.size()));
    }

    EntraWorld world() {
        EntraWorld world = new EntraWorld();
        users.forEach((name, enabled) -> world.tenant.account(
                EntraWorld.PLACE,
                EntraWorld.subject(name, EntityKind.HUMAN).with(EntityTraits.DEFAULT.withEnabled(enabled)),
                false));
        groups.forEach(name -> world.group(name, GroupTraits.PLAIN));
        roleGroups.forEach(world::roleGroup);
        apps.forEach(world::app);
        world.tenant.unit(EntraWorld.PLACE, EntraWorld.subject("unit", EntityKind.SCOPE), true);
        restricted.forEach(name -> world.tenant.inUnit(EntraWorld.id("unit"), EntraWorld.id(name)));
        withFactor.forEach(name -> {
            int factor = world.tenant.factor(EntraWorld.PLACE, EntraWorld.id(name), "phone", false);
            world.tenant.signsIn(
                    EntraWorld.id(name),
                    List.of(blastradius.model.Terms.builder()
                            .factor(world.ledger.id(factor))
                            .build()));
        });
        holders.forEach((role, whoever) -> whoever.forEach(who -> world.holds(who, role)));
        members.forEach((group, whoever) -> whoever.forEach(who -> world.member(who, group)));
        owners.forEach((owned, whoever) -> whoever.forEach(
                who -> world.tenant.owner(EntraWorld.PLACE, EntraWorld.id(who), EntraWorld.id(owned), Held.LISTED)));
        return world.done();
    }
}
