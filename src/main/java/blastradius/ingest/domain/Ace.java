package blastradius.ingest.domain;

/** One entry of an access list. */
public record Ace(Principal holder, String right, boolean isInherited) {

    /** Whether it limits what owners of the object may do, whoever they are. */
    public boolean isOfOwners() {
        return holder.id().endsWith("S-1-3-4");
    }
}
