package blastradius.estate;

import static blastradius.model.AccessLevel.CONTROL;
import static blastradius.model.AccessLevel.READ;
import static blastradius.model.AccessLevel.WRITE;
import static blastradius.model.RelationKind.AUTHENTICATES_AS;
import static blastradius.model.RelationKind.CAN;
import static blastradius.model.RelationKind.CONTAINS;
import static blastradius.model.RelationKind.GRANTS;
import static blastradius.model.RelationKind.HAS_SESSION;
import static blastradius.model.RelationKind.HOLDS_GRANT;
import static blastradius.model.RelationKind.MEMBER_OF;
import static blastradius.model.RelationKind.STORES;

import blastradius.model.Criticality;
import blastradius.model.EntityKind;
import blastradius.model.EntityTraits;
import blastradius.model.Sensitivity;
import blastradius.model.Terms;

/**
 * A customer: 25 users in the median, 28 % with about 120 and 2 % with 1,500; 7, 20 or 45 machine identities a user; for each user 1.6
 * credentials, 6 groups, 4 resources, 1.3 endpoints; for each machine identity 1.6 credentials, 2.5 grants, 1.2 stored copies. That makes
 * 1,400 to 2,300 relations for a small one, 20,000 and 500,000 for the others, and 2.35 relations an entity. Draws one customer at a time;
 * its answers are about the last.
 */
final class MspTenant {

    private static final EntityKind[] RESOURCES = {
        EntityKind.MAILBOX, EntityKind.STORAGE, EntityKind.DATABASE, EntityKind.WORKLOAD, EntityKind.OTHER
    };
    private static final int SCOPES = 5;
    private static final double FACTORS = 0.05; // of sign-ins, which are a fifth of the relations: 1 % AND

    private final Drawing drawing;
    private final Randoms random;
    private final int largest;
    private final EntityTraits[] values = values();
    private int tenant;
    private int[] scopes = {};
    private int site;
    private int host;
    private int account;
    private int withFactor; // class of a sign-in that needs this tenant's factor
    private int factors;
    private int firstHost;
    private int hosts;

    MspTenant(Drawing drawing, Randoms random, int largest) {
        this.drawing = drawing;
        this.random = random;
        this.largest = largest;
    }

    int tenant() {
        return tenant;
    }

    int scope(int number) {
        return scopes[number % SCOPES];
    }

    int site() {
        return site;
    }

    /** One of its machines. */
    int host() {
        return host;
    }

    /** One of its machine identities. */
    int account() {
        return account;
    }

    /** @param remembered keys of the provider that some machines keep; may be empty */
    void draw(int[] remembered) {
        double share = random.unit();
        int users = share < 0.02
                ? Math.min(largest, 1_500)
                : share < 0.3 ? random.logNormal(120, 0.4, largest) : random.logNormal(25, 0.5, largest);
        int machinesPerUser = users >= 1_000 ? 45 : users >= 80 ? 20 : 7;
        scopes();
        int[] groups = entities(EntityKind.GROUP, 3 + users * 6 / 10);
        int[] resources = resources(users * 4);
        for (int group : groups) {
            for (int i = random.pareto(0.9, 3, 60); i > 0; i--) {
                drawing.relate(
                        group, CAN, resources[random.below(resources.length)], random.chance(0.3) ? WRITE : READ);
            }
        }
        hosts(Math.max(2, users * 13 / 10), remembered);
        for (int i = 0; i < users; i++) {
            user(groups);
        }
        machineIdentities(users * machinesPerUser, resources);
    }

    private void scopes() {
        tenant = drawing.tenant(EntityKind.CUSTOMER);
        scopes = entities(EntityKind.SCOPE, SCOPES);
        site = drawing.entity(EntityKind.SCOPE);
        drawing.relate(scopes[0], CONTAINS, site);
        int factor = drawing.entity(EntityKind.MFA_FACTOR);
        withFactor = factors++ < 1_000
                ? drawing.classOf(
                        AUTHENTICATES_AS,
                        Terms.builder().factor(Drawing.id(factor)).build())
                : withFactor;
    }

    private int[] resources(int count) {
        int[] resources = new int[count];
        for (int i = 0; i < count; i++) {
            resources[i] = drawing.entity(RESOURCES[i % RESOURCES.length], values[random.below(values.length)]);
            drawing.relate(scopes[1 + i % (SCOPES - 1)], CONTAINS, resources[i]);
        }
        return resources;
    }

    private void hosts(int count, int[] remembered) {
        for (int i = 0; i < count; i++) {
            host = drawing.entity(EntityKind.HOST, values[random.below(values.length)]);
            drawing.relate(site, CONTAINS, host);
            if (remembered.length > 0 && random.chance(0.5)) {
                drawing.relate(host, STORES, remembered[random.skewed(remembered.length)], CONTROL);
            }
        }
        firstHost = host - count + 1;
        hosts = count;
    }

    private void user(int[] groups) {
        int user = contained(EntityKind.HUMAN);
        credentials(user, EntityKind.PASSWORD);
        for (int i = random.about(6); i > 0; i--) {
            drawing.relate(user, MEMBER_OF, groups[random.skewed(groups.length)]);
        }
        for (int i = random.about(1.3); i > 0; i--) {
            drawing.relate(anyHost(), HAS_SESSION, user);
        }
    }

    private void machineIdentities(int count, int[] resources) {
        int[] grants = new int[1 + count * 8 / 10];
        for (int i = 0; i < grants.length; i++) {
            grants[i] = drawing.entity(EntityKind.GRANT);
            drawing.relate(
                    grants[i], GRANTS, resources[random.below(resources.length)], random.chance(0.4) ? WRITE : READ);
        }
        for (int i = 0; i < count; i++) {
            account = contained(EntityKind.SERVICE_PRINCIPAL);
            int credential = credentials(account, EntityKind.CLIENT_SECRET);
            for (int j = random.about(2.5); j > 0; j--) {
                drawing.relate(account, HOLDS_GRANT, grants[random.below(grants.length)]);
            }
            for (int j = random.about(1.2); j > 0; j--) {
                drawing.relate(anyHost(), STORES, credential, random.chance(0.05) ? READ : CONTROL);
            }
            if (random.chance(0.055)) {
                drawing.relate(account, CAN, random.chance(0.1) ? tenant : scope(i), CONTROL);
            }
        }
    }

    private int credentials(int identity, EntityKind kind) {
        int credential = identity;
        for (int i = random.about(1.6); i > 0; i--) {
            credential = drawing.entity(kind);
            if (random.chance(FACTORS)) {
                drawing.relate(credential, withFactor, identity);
            } else {
                drawing.relate(credential, AUTHENTICATES_AS, identity);
            }
        }
        return credential;
    }

    private int anyHost() {
        return firstHost + random.below(hosts);
    }

    private int contained(EntityKind kind) {
        int vertex = drawing.entity(kind);
        drawing.relate(tenant, CONTAINS, vertex);
        return vertex;
    }

    private int[] entities(EntityKind kind, int count) {
        int[] vertices = new int[count];
        for (int i = 0; i < count; i++) {
            vertices[i] = contained(kind);
        }
        return vertices;
    }

    private static EntityTraits[] values() {
        return new EntityTraits[] {
            EntityTraits.DEFAULT.withValue(Criticality.LOW, Sensitivity.PUBLIC),
            EntityTraits.DEFAULT.withValue(Criticality.LOW, Sensitivity.INTERNAL),
            EntityTraits.DEFAULT.withValue(Criticality.MODERATE, Sensitivity.INTERNAL),
            EntityTraits.DEFAULT.withValue(Criticality.MODERATE, Sensitivity.CONFIDENTIAL),
            EntityTraits.DEFAULT.withValue(Criticality.HIGH, Sensitivity.CONFIDENTIAL),
            EntityTraits.DEFAULT.withValue(Criticality.MISSION, Sensitivity.RESTRICTED)
        };
    }
}
