package blastradius.ingest.sharphound;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The two rights that replicate secrets together, held by one principal in whatever way. */
class ReplicationTests {

    private static SmallDomain lab() {
        return new SmallDomain().group("HALF").group("OTHER HALF").user("eve").user("max");
    }

    @Test
    void oneRightIsNone() {
        SharpHoundFiles files = lab().at(SmallDomain.NAME)
                .right("eve", "GetChanges")
                .right("max", "GetChangesAll")
                .read();
        assertThat(files.falls("eve")).doesNotContain(SmallDomain.NAME);
        assertThat(files.falls("max")).doesNotContain(SmallDomain.NAME);
    }

    @Test
    void twoRightsByTwoGroupsAreJointInTheirCommonMember() {
        SharpHoundFiles files = lab().at("HALF")
                .member("eve", "max")
                .at("OTHER HALF")
                .member("eve")
                .at(SmallDomain.NAME)
                .right("HALF", "GetChanges")
                .right("OTHER HALF", "GetChangesAll")
                .read();
        assertThat(files.falls("eve")).contains(SmallDomain.NAME);
        assertThat(files.falls("max")).doesNotContain(SmallDomain.NAME);
        assertThat(files.estate.ofSourceKind("DCSync")).hasSize(1);
    }

    @Test
    void oneRightByAGroupWithinAGroupAndOneByOneself() {
        SharpHoundFiles files = lab().at("HALF")
                .member("OTHER HALF")
                .at("OTHER HALF")
                .member("eve")
                .at(SmallDomain.NAME)
                .right("HALF", "GetChanges")
                .right("eve", "GetChangesAll")
                .read();
        assertThat(files.falls("eve")).contains(SmallDomain.NAME);
    }

    @Test
    void groupsInALoopLoseNothing() {
        SharpHoundFiles files = lab().at("HALF")
                .member("OTHER HALF")
                .at("OTHER HALF")
                .member("HALF", "eve")
                .at(SmallDomain.NAME)
                .right("HALF", "GetChanges")
                .right("OTHER HALF", "GetChangesAll")
                .read();
        assertThat(files.falls("eve")).contains(SmallDomain.NAME);
    }

    @Test
    void whoIsInAGroupThatReplicatesIsNotSaidTwice() {
        SharpHoundFiles files = lab().at("HALF")
                .member("eve", "OTHER HALF")
                .at(SmallDomain.NAME)
                .right("HALF", "GetChanges")
                .right("HALF", "GetChangesAll")
                .read();
        assertThat(files.falls("eve")).contains(SmallDomain.NAME);
        assertThat(files.estate.ofSourceKind("DCSync"))
                .singleElement()
                .matches(relation -> files.nameOf(relation.from()).equals("HALF"));
    }

    @Test
    void aPrimaryGroupCountsAsWell() {
        SharpHoundFiles files = lab().group("Domain Users", 513)
                .at(SmallDomain.NAME)
                .right("Domain Users", "GetChanges")
                .right("eve", "GetChangesAll")
                .read();
        assertThat(files.falls("eve")).contains(SmallDomain.NAME);
        assertThat(files.falls("max")).doesNotContain(SmallDomain.NAME);
    }

    @Test
    void theFilteredSetHoldsTheLocalPasswordsThatTheDirectoryKeeps() {
        SharpHoundFiles files = lab().computer("kept")
                .property("haslaps", true)
                .computer("bare")
                .at(SmallDomain.NAME)
                .right("eve", "GetChanges")
                .right("eve", "GetChangesInFilteredSet")
                .right("max", "GetChangesInFilteredSet")
                .read();
        assertThat(files.falls("eve")).contains("kept").doesNotContain("bare", SmallDomain.NAME);
        assertThat(files.falls("max")).doesNotContain("kept");
    }
}
