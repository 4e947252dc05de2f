package blastradius.analysis.ranking;

import static org.assertj.core.api.Assertions.assertThat;

import blastradius.analysis.RandomEstates;
import blastradius.model.Entity;
import blastradius.model.EntityKind;
import blastradius.model.Estate;
import blastradius.snapshot.Snapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class OrganizationMembersTests {

    /** Customers with 0, 1, 2, … hosts, told in turns. */
    @Test
    void theSpreadOrderHasEachMemberOnce() {
        int customers = 60;
        List<Entity> entities = new ArrayList<>();
        entities.add(Entity.of("nobody's", EntityKind.HOST));
        for (int c = 0; c < customers; c++) {
            entities.add(Entity.of("customer" + c, EntityKind.CUSTOMER));
        }
        for (int h = 0; h < customers; h++) {
            for (int c = h; c < customers; c++) {
                entities.add(Entity.of("host" + c + "." + h, EntityKind.HOST).withTenant("customer" + c));
            }
        }
        Snapshot snapshot = Snapshot.of(new Estate(entities, List.of()), 1, RandomEstates.NOON);
        OrganizationMembers members = OrganizationMembers.of(snapshot);
        for (int organization = 0; organization < customers; organization++) {
            int o = organization;
            List<Integer> expected = IntStream.range(0, snapshot.entityCount())
                    .filter(v -> snapshot.valuation().organization(v) == o)
                    .boxed()
                    .toList();
            assertThat(members.count(o)).isEqualTo(expected.size());
            assertThat(IntStream.range(0, members.count(o)).mapToObj(n -> members.spread(o, n)))
                    .as("organization of %d", expected.size())
                    .containsExactlyInAnyOrderElementsOf(expected);
        }
        int last = members.count(customers - 1);
        assertThat(Math.abs(members.spread(customers - 1, 1) - members.spread(customers - 1, 0)))
                .as("the first two lie apart")
                .isGreaterThan(last / 4);
    }
}
