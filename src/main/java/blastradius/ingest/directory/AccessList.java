package blastradius.ingest.directory;

import blastradius.ingest.domain.Ace;
import blastradius.ingest.file.Place;
import java.util.List;

/**
 * The access list of one object. Deny entries are not collected: nothing is taken away from what it says.
 *
 * @param target number of the object
 * @param targetId as its record calls it: what an object may do to itself is passed over
 * @param limitsOwners whether an entry says what owners may do, be it a right that gives nothing
 * @param limitsNewOwners the same, and a new owner does not lose it
 */
public record AccessList(
        Place place, int target, String targetId, List<Ace> entries, boolean limitsOwners, boolean limitsNewOwners) {}
