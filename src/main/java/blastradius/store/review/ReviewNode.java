package blastradius.store.review;

import org.springframework.data.annotation.Id;
import org.springframework.data.neo4j.core.schema.Node;

/**
 * A review as a node.
 *
 * @param version of the review, from 1
 * @param updatedAt in milliseconds since 1970
 * @param document what it asks of whom until when, as JSON
 */
@Node("Review")
public record ReviewNode(@Id String id, int version, long updatedAt, String document) {}
