package blastradius.graphql.inquiry;

import blastradius.graphql.entity.EntityView;
import blastradius.model.RelationKind;
import java.util.List;

/** Relations and steps of an attack in English. */
final class Sentences {

    private Sentences() {}

    /** That the first stands in this relation to the second, without a full stop. */
    static String of(EntityView from, RelationKind kind, EntityView to) {
        return from.name() + " " + verb(kind) + " " + to.name();
    }

    /** With which others, by their names, something happens; empty without any. */
    static String together(List<String> others) {
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
