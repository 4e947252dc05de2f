package blastradius.ingest.azure;

import static blastradius.ingest.azure.ArmText.*;
import static org.assertj.core.api.Assertions.assertThat;

import blastradius.ingest.arm.ToolEstate;
import blastradius.model.AccessLevel;
import blastradius.model.EntityKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What deny assignments take wherever they stand, above, at or below the scopes of roles, against rights looked up one by one. */
class AzureDenialsTests {

    private static final int SEEDS = Integer.getInteger("blastradius.test.estates", 12);
    private static final String ABOVE = "/providers/Microsoft.Management/managementGroups/mg";
    private static final List<String> PEOPLE = List.of(ANN, OPS, BOB);

    private record Denial(String scope, boolean isOfChildren, String spared) {}

    private record Role(String holder, String scope) {}

    /** Two subscriptions under a group, each with two groups of two machines. */
    private static final class World {

        private final Random random;
        private final List<String> scopes = new ArrayList<>(List.of(ABOVE));
        private final List<String> machines = new ArrayList<>();
        private final List<Denial> denials = new ArrayList<>();
        private final List<Role> roles = new ArrayList<>();

        World(int seed) {
            random = new Random(seed);
            for (int s = 1; s <= 2; s++) {
                String subscription = SUB.substring(0, SUB.length() - 1) + s;
                scopes.add(subscription);
                for (int g = 1; g <= 2; g++) {
                    String group = subscription + "/resourceGroups/rg" + g;
                    scopes.add(group);
                    for (int v = 1; v <= 2; v++) {
                        machines.add(group + "/providers/Microsoft.Compute/virtualMachines/vm" + s + g + v);
                    }
                }
            }
            for (int i = 0; i < 3; i++) {
                denials.add(new Denial(anywhere(), random.nextInt(4) > 0, PEOPLE.get(random.nextInt(3))));
                roles.add(new Role(PEOPLE.get(i), anywhere()));
                roles.add(new Role(PEOPLE.get(random.nextInt(3)), anywhere()));
            }
        }

        private String anywhere() {
            int at = random.nextInt(scopes.size() + machines.size());
            return at < scopes.size() ? scopes.get(at) : machines.get(at - scopes.size());
        }

        private static boolean isWithin(String path, String scope) {
            return scope.equals(ABOVE) || path.equals(scope) || path.startsWith(scope + "/");
        }

        boolean reaches(String holder, String machine) {
            boolean isHeld =
                    roles.stream().anyMatch(role -> role.holder.equals(holder) && isWithin(machine, role.scope));
            return isHeld
                    && denials.stream()
                            .noneMatch(denial -> !denial.spared.equals(holder)
                                    && (denial.isOfChildren
                                            ? isWithin(machine, denial.scope)
                                            : machine.equals(denial.scope)));
        }

        ToolEstate read() {
            List<String> records = new ArrayList<>();
            for (String scope : scopes.subList(1, scopes.size())) {
                if (!scope.contains("resourceGroups")) {
                    records.add(json("{'id':'" + ABOVE + "/subscriptions/" + scope.substring(15)
                            + "','name':'" + scope.substring(15)
                            + "','type':'Microsoft.Management/managementGroups/subscriptions','properties':{'tenant':'"
                            + TENANT
                            + "','displayName':'s','parent':{'id':'" + ABOVE + "'}}}"));
                }
            }
            List<String> vms = machines.stream()
                    .map(path -> machine(path, "").replace("\"vm\"", "\"" + name(path) + "\""))
                    .toList();
            return ToolEstate.ofTexts(
                    "subs.json", value(records.toArray(String[]::new)),
                    "vm.json", list(vms.toArray(String[]::new)),
                    "deny.json", value(denials.stream().map(World::text).toArray(String[]::new)),
                    "ra.json", list(roles.stream().map(World::text).toArray(String[]::new)));
        }

        private static String text(Denial denial) {
            return extension(
                    denial.scope,
                    "denyAssignments",
                    "'denyAssignmentName':'managed','scope':'" + denial.scope + "','doNotApplyToChildScopes':"
                            + !denial.isOfChildren
                            + ",'permissions':[{'actions':['*'],'notActions':['*/read'],'dataActions':[],'notDataActions':[]}],"
                            + "'principals':[{'id':'00000000-0000-0000-0000-000000000000','type':'SystemDefined'}],"
                            + "'excludePrincipals':[{'id':'" + denial.spared + "','type':'User'}]");
        }

        private static String text(Role role) {
            return assignment(
                    role.holder,
                    CONTRIBUTOR,
                    role.scope,
                    ",'principalType':'User','principalName':'" + role.holder + "'");
        }
    }

    private static String name(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    static List<Integer> seeds() {
        return new Random(SEEDS).ints(SEEDS).boxed().toList();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void takeWhatTheyTakeAndNothingElse(int seed) {
        World world = new World(seed);
        ToolEstate estate = world.read();
        TreeMap<String, TreeSet<String>> expected = new TreeMap<>();
        TreeMap<String, TreeSet<String>> actual = new TreeMap<>();
        TreeMap<String, TreeSet<String>> seen = new TreeMap<>();
        for (String machine : world.machines) {
            TreeSet<String> may = new TreeSet<>();
            PEOPLE.stream().filter(person -> world.reaches(person, machine)).forEach(may::add);
            expected.put(name(machine), may);
            actual.put(
                    name(machine),
                    new TreeSet<>(
                            estate.whoReaches(estate.ofKind(name(machine), EntityKind.HOST), AccessLevel.CONTROL)));
            seen.put(
                    name(machine),
                    new TreeSet<>(
                            estate.whoReaches(estate.ofKind(name(machine), EntityKind.WORKLOAD), AccessLevel.SEE)));
        }
        assertThat(actual).as(world.denials + " " + world.roles).isEqualTo(expected);
        for (String machine : world.machines) {
            TreeSet<String> holders = new TreeSet<>();
            world.roles.stream()
                    .filter(role -> World.isWithin(machine, role.scope))
                    .forEach(role -> holders.add(role.holder));
            assertThat(seen.get(name(machine))).as("reading is not denied").isEqualTo(holders);
        }
    }
}
