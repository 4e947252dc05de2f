package blastradius.estate;

import static blastradius.model.RelationKind.CAN;

import blastradius.model.EntityKind;

/**
 * Providers, technicians, roles and keys over customers with accounts, groups and machines, where every relation gives CONTROL for CONTROL.
 * The shape on which rivals and prototypes were measured: sizes are Pareto distributed, and few machines lead back to a provider.
 */
final class PlainFamily {

    private static final double BACK_TO_PROVIDER = 0.0005;

    private final Drawing drawing;
    private final Randoms random;
    private final long target;
    private final int largestProvider;

    PlainFamily(Drawing drawing, Randoms random, long target) {
        this.drawing = drawing;
        this.random = random;
        this.target = target;
        this.largestProvider = (int) Math.max(20, target / 1_000);
    }

    void draw() {
        while (drawing.relations() < target) {
            provider();
        }
    }

    /** Consecutive vertices of one kind. */
    private record Block(int first, int size) {

        int at(int index) {
            return first + index;
        }
    }

    private void provider() {
        int tenants = random.pareto(1.05, 12, largestProvider);
        int home = drawing.tenant(EntityKind.PROVIDER);
        Block roles = block(EntityKind.OTHER, Math.max(3, tenants * 3 / 10));
        Block staff = block(EntityKind.HUMAN, Math.max(3, tenants * 6 / 10));
        Block keys = block(EntityKind.SERVICE_ACCOUNT, staff.size() * 3 / 2);
        for (int i = 0; i < staff.size(); i++) {
            int technician = staff.at(i);
            drawing.relate(home, CAN, technician);
            repeat(random.pareto(1.5, 1, 12), () -> drawing.relate(technician, CAN, skewed(roles)));
            repeat(1 + random.below(3), () -> drawing.relate(technician, CAN, skewed(keys)));
        }
        for (int i = 0; i < tenants && drawing.relations() < target; i++) {
            customer(roles, keys);
        }
    }

    private void customer(Block roles, Block keys) {
        int tenant = drawing.tenant(EntityKind.CUSTOMER);
        int size = random.pareto(1.3, 10, 20_000);
        Block groups = block(EntityKind.OTHER, Math.max(2, size / 15));
        Block accounts = block(EntityKind.SERVICE_ACCOUNT, Math.max(2, size / 4));
        Block machines = block(EntityKind.HOST, size);
        groups(groups, machines);
        for (int i = 0; i < accounts.size(); i++) {
            int account = accounts.at(i);
            repeat(random.pareto(1.3, 2, 16), () -> drawing.relate(account, CAN, skewed(groups)));
        }
        for (int i = 0; i < machines.size(); i++) {
            drawing.relate(tenant, CAN, machines.at(i));
            if (random.chance(0.05)) {
                drawing.relate(machines.at(i), CAN, any(accounts));
            }
            if (random.chance(BACK_TO_PROVIDER)) {
                drawing.relate(machines.at(i), CAN, any(keys));
            }
        }
        drawing.relate(any(accounts), CAN, tenant);
        repeat(
                1 + random.below(3),
                () -> drawing.relate(skewed(roles), CAN, random.chance(0.25) ? tenant : any(groups)));
        repeat(2 + random.below(4), () -> drawing.relate(skewed(keys), CAN, random.chance(0.1) ? tenant : any(groups)));
    }

    private void groups(Block groups, Block machines) {
        for (int i = 0; i < groups.size(); i++) {
            int group = groups.at(i);
            repeat(
                    Math.min(machines.size(), random.pareto(0.8, 6, machines.size())),
                    () -> drawing.relate(group, CAN, any(machines)));
            if (i > 0 && random.chance(0.3)) {
                drawing.relate(group, CAN, groups.at(random.below(i)));
            }
        }
    }

    private Block block(EntityKind kind, int size) {
        int first = drawing.entity(kind);
        for (int i = 1; i < size; i++) {
            drawing.entity(kind);
        }
        return new Block(first, size);
    }

    private int any(Block block) {
        return block.at(random.below(block.size()));
    }

    private int skewed(Block block) {
        return block.at(random.skewed(block.size()));
    }

    private static void repeat(int times, Runnable what) {
        for (int i = 0; i < times; i++) {
            what.run();
        }
    }
}
