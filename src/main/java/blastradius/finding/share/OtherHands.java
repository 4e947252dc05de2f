package blastradius.finding.share;

import static blastradius.model.ShareAnswer.NO;
import static blastradius.model.ShareAnswer.NOT_STATED;
import static blastradius.model.ShareAnswer.YES;

import blastradius.finding.fact.Facts;
import blastradius.finding.fact.Organizations;
import blastradius.finding.fact.RelationTable;
import blastradius.model.AccessLevel;
import blastradius.model.RelationKind;
import blastradius.model.ShareAnswer;
import blastradius.snapshot.RelationAt;
import java.util.BitSet;
import java.util.stream.IntStream;

/** Which identities somebody of another organization than their own has in hand. */
final class OtherHands {

    private final Facts facts;
    private final BitSet controlled = new BitSet();

    OtherHands(Facts facts) {
        this.facts = facts;
        for (RelationKind kind : RelationKind.values()) {
            RelationTable table = facts.relations(kind);
            for (int i = 0; i < table.size(); i++) {
                boolean givesWriting = table.relationClass(i).gives().covers(AccessLevel.WRITE);
                if (givesWriting && facts.organizations().areApart(table.from(i), table.to(i))) {
                    controlled.set(table.to(i));
                }
            }
        }
    }

    ShareAnswer of(int identity) {
        if (facts.organizations().of(identity) == Organizations.NONE) {
            return NOT_STATED;
        }
        boolean isOthers = facts.relations(RelationKind.OWNED_BY).outOf(identity).stream()
                .anyMatch(each -> facts.organizations().areApart(each.to(), identity));
        return isOthers || controlled.get(identity) || secrets(identity).anyMatch(secret -> isHeld(secret, identity))
                ? YES
                : NO;
    }

    private IntStream secrets(int identity) {
        return facts.relations(RelationKind.AUTHENTICATES_AS).into(identity).stream()
                .mapToInt(RelationAt::from)
                .filter(secret -> facts.snapshot().traits(secret).enabled());
    }

    private boolean isHeld(int secret, int identity) {
        IntStream holders = IntStream.concat(
                facts.relations(RelationKind.STORES).into(secret).stream().mapToInt(RelationAt::from),
                facts.relations(RelationKind.KNOWN_TO).outOf(secret).stream().mapToInt(RelationAt::to));
        return IntStream.concat(IntStream.of(secret), holders)
                .anyMatch(holder -> facts.organizations().areApart(holder, identity));
    }
}
