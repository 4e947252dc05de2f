package blastradius.ingest.domain;

import org.jspecify.annotations.Nullable;

/**
 * A trust as one of its two domains sees it.
 *
 * @param target SID of the other domain
 * @param isOutbound the other's identities are let in here
 * @param isInbound identities of here are let in there
 * @param isWithinForest between domains of one forest
 * @param filters whether SIDs of domains that are not the sender's own are taken out, as the record says
 */
public record Trust(
        String target,
        @Nullable String targetName,
        boolean isOutbound,
        boolean isInbound,
        boolean isWithinForest,
        boolean filters,
        boolean delegatesTickets,
        int attributes) {

    private static final int QUARANTINED = 0x4;
    private static final int SELECTIVE = 0x10;

    /** Whether even a domain of the same forest may send no SIDs but its own. */
    public boolean isQuarantined() {
        return (attributes & QUARANTINED) != 0;
    }

    /** Whether it works in both directions, whatever is written of it: within a forest the domains are one administration. */
    public boolean isBothWays() {
        return isWithinForest && (isInbound || isOutbound);
    }

    /** Whether each host says who of the other domain may sign in there. */
    public boolean isSelective() {
        return (attributes & SELECTIVE) != 0;
    }

    /** Whether SIDs that the other domain forges are believed here. */
    public boolean believesForged() {
        return isWithinForest ? !isQuarantined() : !filters;
    }
}
