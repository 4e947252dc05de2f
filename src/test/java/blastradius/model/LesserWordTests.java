package blastradius.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class LesserWordTests {

    private static final Instant NOON = Instant.parse("2026-10-01T12:00:00Z");
    private static final Terms ELIGIBLE = Terms.builder()
            .state(GrantState.ELIGIBLE)
            .policy("collector's id of it")
            .build();

    private static boolean givesWay(String word, Terms lesser, Terms fuller) {
        return LesserWord.givesWay(
                new RelationClass(RelationKind.MEMBER_OF, word, lesser),
                new RelationClass(RelationKind.MEMBER_OF, word, fuller));
    }

    @Test
    void whatAsksForNothingGivesWayToWhateverAsks() {
        Terms active = Terms.builder()
                .state(GrantState.ACTIVE)
                .from(NOON)
                .until(NOON.plusSeconds(60))
                .build();
        assertThat(givesWay("AZMemberOf", Terms.NONE, active)).isTrue();
        assertThat(givesWay("AZMemberOf", active, Terms.NONE)).isFalse();
        assertThat(givesWay("AZMemberOf", Terms.NONE, Terms.NONE)).isFalse();
        assertThat(givesWay(
                        "AZOwns",
                        Terms.NONE,
                        Terms.builder().deniedBy("restricted unit").build()))
                .isTrue();
    }

    @Test
    void aFactorAndAnEndAreMore() {
        Terms fuller = ELIGIBLE.with()
                .policy("Graph's id of it")
                .factor("key")
                .until(NOON)
                .build();
        assertThat(givesWay("AZRoleEligible", ELIGIBLE, fuller)).isTrue();
        assertThat(givesWay("AZRoleEligible", fuller, ELIGIBLE)).isFalse();
    }

    @Test
    void anotherWayIsNotMore() {
        Terms key = ELIGIBLE.with().factor("key").build();
        assertThat(givesWay(
                        "AZRoleEligible", key, ELIGIBLE.with().factor("push").build()))
                .isFalse();
        assertThat(givesWay(
                        "AZRoleEligible",
                        key,
                        key.with().and("group", AccessLevel.USE).build()))
                .as("through a group")
                .isFalse();
        assertThat(givesWay(
                        "AZRoleEligible",
                        ELIGIBLE.with().from(NOON).build(),
                        ELIGIBLE.with().until(NOON).build()))
                .as("an earlier time")
                .isFalse();
    }

    @Test
    void ofOtherWordsEachCountsByItself() {
        assertThat(givesWay("MemberOf", Terms.NONE, ELIGIBLE)).isFalse();
    }

    @Test
    void whatGivesWayIsKeptClosed() {
        RelationClass closed = LesserWord.closed(new RelationClass(RelationKind.MEMBER_OF, "AZMemberOf", Terms.NONE));
        assertThat(closed.terms().deniedBy()).startsWith("another source");
    }
}
