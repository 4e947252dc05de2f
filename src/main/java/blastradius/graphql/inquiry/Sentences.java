package blastradius.graphql.inquiry;

import blastradius.graphql.inquiry.PathView.HopView;
import blastradius.graphql.inquiry.PathView.RelationView;
import blastradius.model.RelationKind;
import java.util.List;

/** Steps of an attack as English sentences. */
public final class Sentences {

    private Sentences() {}

    static String of(HopView hop) {
        return hop.from().name() + " " + verb(hop.relation().kind()) + " "
                + hop.to().name() + " (" + hop.needs() + " gives " + hop.gives() + ")" + together(hop.premises()) + ".";
    }

    /** A relation as the estate states it, without a full stop. */
    public static String of(RelationView relation) {
        return relation.from().name() + " " + verb(relation.kind()) + " "
                + relation.to().name();
    }

    private static String together(List<PathView> premises) {
        List<String> others = premises.stream()
                .map(premise -> premise.snapshot().name(premise.path().target()))
                .distinct()
                .toList();
        return others.isEmpty() ? "" : ", together with " + String.join(", ", others);
    }

    private static String verb(RelationKind kind) {
        return switch (kind) {
            case AUTHENTICATES_AS -> "signs in as";
            case STORES -> "stores";
            case HAS_SESSION -> "has a session of";
            case MEMBER_OF -> "is a member of";
            case CAN_MANAGE_MEMBERS -> "decides who is in";
            case HOLDS_GRANT -> "holds the grant";
            case GRANTS -> "grants access to";
            case CAN -> "has rights on";
            case CONTAINS -> "administers";
            case CAN_TAKE_OVER -> "can take over";
            case OWNS -> "owns";
            case CAN_CHANGE_AUTHORITY -> "can change the authority of";
            case CAN_ASSUME -> "may assume";
            case RUNS_AS -> "runs as";
            case TRIGGERS -> "triggers";
            case MANAGES -> "manages";
            case CONSENTED -> "has consent for";
            case FEDERATES_TO -> "vouches for";
            case SIGNS_FOR -> "signs for";
            case SYNCED_TO -> "is synchronised to";
            case DEPLOYS_TO -> "delivers code to";
            case BACKS_UP -> "backs up";
            case CAN_APPROVE -> "may approve";
            case IN_ZONE -> "stands in the zone";
            case USED_BY -> "uses";
            case KNOWN_TO -> "knows";
            case HAS_ROLE -> "uses the role";
            case OWNED_BY -> "is owned by";
            case REVIEWED_BY -> "is reviewed by";
            case UNDER_CONTRACT -> "is under the contract";
            case ASSIGNED_TO -> "is assigned to";
            case HAS_EXCEPTION -> "has the exception";
            case PARENT_OF -> "is the parent of";
            case ISSUED_BY -> "is issued by";
            case APPROVED_BY -> "is approved by";
        };
    }
}
