package blastradius.finding.fact;

import blastradius.model.EntityType;
import blastradius.model.GrantState;
import blastradius.snapshot.RelationAt;
import blastradius.snapshot.Snapshot;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import java.util.BitSet;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Who is in which group, also by groups in groups. */
record Memberships(Snapshot snapshot, RelationTable memberOf) {

    /**
     * The identities that are in a group.
     *
     * @param eligible whether those count who have to activate their membership
     */
    BitSet members(int group, boolean eligible) {
        BitSet members = connected(
                group,
                vertex -> memberOf.into(vertex).stream()
                        .filter(member ->
                                eligible || member.relationClass().terms().state() != GrantState.ELIGIBLE)
                        .mapToInt(RelationAt::from));
        members.stream()
                .filter(member -> snapshot.kind(member).type() != EntityType.IDENTITY)
                .forEach(members::clear);
        return members;
    }

    /** The groups that somebody is in. */
    BitSet groups(int member) {
        return connected(member, vertex -> memberOf.outOf(vertex).stream().mapToInt(RelationAt::to));
    }

    private static BitSet connected(int vertex, IntFunction<IntStream> next) {
        BitSet found = new BitSet();
        IntArrayList open = new IntArrayList(new int[] {vertex});
        while (!open.isEmpty()) {
            next.apply(open.popInt()).filter(each -> !found.get(each)).forEach(each -> {
                found.set(each);
                open.add(each);
            });
        }
        return found;
    }
}
