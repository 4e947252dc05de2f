package blastradius.snapshot;

import java.util.List;

/** What a builder hands to the snapshot that it makes. */
record SnapshotParts(
        EntityTable entities,
        int firstJunction,
        HomeTenants homeTenants,
        long relationCount,
        List<ArcClass> arcClasses,
        Junctions junctions,
        Rows forward,
        Rows reverse) {}
