/**
 * What a document asks, read off before it is run: {@link blastradius.graphql.asked.NeededRoles} for whoever decides who may, {@link
 * blastradius.graphql.asked.Noted} for whoever keeps a log. {@link blastradius.graphql.asked.PersistedDocuments} stand for texts that are not
 * sent, and {@link blastradius.graphql.asked.Due} is what a question pays only if it makes work.
 */
@org.jspecify.annotations.NullMarked
package blastradius.graphql.asked;
