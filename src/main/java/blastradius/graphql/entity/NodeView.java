package blastradius.graphql.entity;

/** What has an id. */
public interface NodeView {

    String id();
}
