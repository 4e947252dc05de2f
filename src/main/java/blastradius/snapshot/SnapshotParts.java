package blastradius.snapshot;

import java.util.List;

/** What a builder hands to the snapshot that it makes. */
@SuppressWarnings("ArrayRecordComponent") // handed over once, never compared
record SnapshotParts(
        EntityTable entities,
        int firstJunction,
        int[] homeTenants,
        long relationCount,
        List<ArcClass> arcClasses,
        Junctions junctions,
        Rows forward,
        Rows reverse) {}
