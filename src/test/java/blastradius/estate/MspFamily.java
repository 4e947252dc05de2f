package blastradius.estate;

import static blastradius.model.AccessLevel.CONTROL;
import static blastradius.model.AccessLevel.READ;
import static blastradius.model.AccessLevel.SEE;
import static blastradius.model.AccessLevel.WRITE;
import static blastradius.model.RelationKind.AUTHENTICATES_AS;
import static blastradius.model.RelationKind.BACKS_UP;
import static blastradius.model.RelationKind.CAN;
import static blastradius.model.RelationKind.CONTAINS;
import static blastradius.model.RelationKind.GRANTS;
import static blastradius.model.RelationKind.HOLDS_GRANT;
import static blastradius.model.RelationKind.MANAGES;
import static blastradius.model.RelationKind.MEMBER_OF;
import static blastradius.model.RelationKind.STORES;

import blastradius.model.AccessLevel;
import blastradius.model.EntityKind;
import blastradius.model.GrantState;
import blastradius.model.Terms;
import java.time.Duration;
import java.util.List;

/**
 * Managed service providers: 75 % of technicians in pods of 10 to 60 customers, 15 % by service, 10 % over all; 8 to 15 tools that reach
 * all; 30 delegated grants a customer, of which 10 % eligible and 40 % of these with an approver, and 8 % over; shared secrets; and at one
 * provider of eight machines that remember a tool's key, so that one component ties its customers together.
 */
final class MspFamily {

    private static final int DELEGATIONS = 30;
    private static final int[] NO_KEYS = {};
    private static final AccessLevel[] DELEGATED = {SEE, READ, READ, READ, WRITE, WRITE, WRITE, CONTROL};

    private final Drawing drawing;
    private final Randoms random;
    private final long target;
    private final int largestProvider;
    private int providers;

    MspFamily(Drawing drawing, Randoms random, long target) {
        this.drawing = drawing;
        this.random = random;
        this.target = target;
        this.largestProvider = (int) Math.max(20, target / 12_000);
    }

    void draw() {
        while (drawing.relations() < target) {
            new Provider(random.pareto(1.05, 12, largestProvider)).draw();
        }
    }

    /** One provider with its customers. */
    private final class Provider {

        private final int customers;
        private final int home;
        private final int[] pods;
        private final int[] services;
        private final int everyone;
        private final int[] tools;
        private final int[] keys;
        private final int documentation;
        private final int approvers;
        private final boolean remembers;
        private final MspTenant tenants;

        Provider(int customers) {
            this.customers = customers;
            remembers = providers++ % 8 == 1;
            home = drawing.tenant(EntityKind.PROVIDER);
            pods = entities(EntityKind.GROUP, Math.max(1, customers / (10 + random.below(51))));
            services = entities(EntityKind.GROUP, 4);
            everyone = contained(EntityKind.GROUP);
            approvers = contained(EntityKind.GROUP);
            tools = entities(EntityKind.TOOL, 8 + random.below(8));
            keys = entities(EntityKind.API_KEY, tools.length);
            documentation = contained(EntityKind.SECRET_STORE);
            tenants = new MspTenant(drawing, random, (int) Math.max(40, Math.min(2_000, target / 8_000)));
        }

        void draw() {
            for (int i = 0; i < tools.length; i++) {
                int account = contained(EntityKind.SERVICE_ACCOUNT);
                drawing.relate(keys[i], AUTHENTICATES_AS, account);
                drawing.relate(account, CAN, tools[i], i == 0 ? WRITE : CONTROL);
                drawing.relate(documentation, STORES, keys[i], CONTROL);
            }
            technicians();
            int[] shared = entities(EntityKind.PASSWORD, Math.max(1, customers / 4));
            for (int each : shared) {
                drawing.relate(documentation, STORES, each, READ);
            }
            for (int i = 0; i < customers && drawing.relations() < target; i++) {
                customer(i, shared);
            }
        }

        private void technicians() {
            for (int i = Math.max(3, customers * 6 / 10); i > 0; i--) {
                int technician = contained(EntityKind.HUMAN);
                int password = drawing.entity(EntityKind.PASSWORD);
                drawing.relate(password, AUTHENTICATES_AS, technician);
                double share = random.unit();
                int group = share < 0.75
                        ? pods[random.below(pods.length)]
                        : share < 0.9 ? services[random.below(services.length)] : everyone;
                drawing.relate(technician, MEMBER_OF, group);
                if (i % 20 == 1) {
                    drawing.relate(technician, MEMBER_OF, approvers);
                }
                if (random.chance(0.3)) {
                    drawing.relate(technician, CAN, documentation, READ);
                }
            }
        }

        private void customer(int number, int[] shared) {
            tenants.draw(remembers ? keys : NO_KEYS);
            drawing.relate(tools[0], MANAGES, tenants.site());
            drawing.relate(tools[1], BACKS_UP, tenants.host());
            for (int i = 2; i < tools.length; i++) {
                drawing.relate(tools[i], CAN, tenants.scope(i), READ);
            }
            int pod = pods[number * pods.length / customers];
            for (int i = 0; i < DELEGATIONS; i++) {
                double share = random.unit();
                delegation(share < 0.6 ? pod : share < 0.9 ? services[i % services.length] : everyone, i);
            }
            if (random.chance(0.3)) {
                drawing.relate(shared[random.skewed(shared.length)], AUTHENTICATES_AS, tenants.account());
            }
        }

        private void delegation(int holder, int number) {
            int grant = drawing.entity(EntityKind.GRANT);
            drawing.relate(holder, drawing.classOf(HOLDS_GRANT, terms()), grant);
            if (holder == everyone && number % 4 == 0) {
                drawing.relate(grant, GRANTS, tenants.tenant(), CONTROL);
            } else {
                drawing.relate(grant, GRANTS, tenants.scope(number), DELEGATED[random.below(DELEGATED.length)]);
            }
        }

        private Terms terms() {
            double share = random.unit();
            if (share < 0.08) {
                return window(-400, -random.below(16) * 20L);
            }
            if (share < 0.18) {
                boolean approval = random.chance(0.4);
                return Terms.builder()
                        .state(GrantState.ELIGIBLE)
                        .approvers(approval ? List.of(Drawing.id(approvers)) : List.of())
                        .build();
            }
            return share < 0.6 ? window(-200, 40 + random.below(16) * 30L) : Terms.NONE;
        }

        private Terms window(long fromDays, long untilDays) {
            return Terms.builder()
                    .from(EstateGenerator.NOW.plus(Duration.ofDays(fromDays)))
                    .until(EstateGenerator.NOW.plus(Duration.ofDays(untilDays)))
                    .build();
        }

        private int contained(EntityKind kind) {
            int vertex = drawing.entity(kind);
            drawing.relate(home, CONTAINS, vertex);
            return vertex;
        }

        private int[] entities(EntityKind kind, int count) {
            int[] vertices = new int[count];
            for (int i = 0; i < count; i++) {
                vertices[i] = contained(kind);
            }
            return vertices;
        }
    }
}
