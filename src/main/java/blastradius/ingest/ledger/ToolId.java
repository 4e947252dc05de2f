package blastradius.ingest.ledger;

import org.jspecify.annotations.Nullable;

/**
 * What a tool calls an entity.
 *
 * @param text an id of the tool: a GUID, a SID, an Azure path; or what a thing without an id of its own is to its owner
 * @param owner the tool's id of the owner of a thing that has no id of its own: the password of an account, the mail of a tenant. All
 *     sources that state such a thing of the same owner mean the same; null: {@code text} says it alone
 */
public record ToolId(String text, @Nullable String owner) {

    public static ToolId of(String text) {
        return new ToolId(text, null);
    }

    /** {@code password} of an account, {@code MAIL} of a tenant, {@code every password} of a tenant. */
    public static ToolId ownedBy(String owner, String what) {
        return new ToolId(what, owner);
    }
}
