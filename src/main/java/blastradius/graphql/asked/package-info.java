/**
 * What a document asks, read off before it is run: {@link blastradius.graphql.asked.NeededRoles} for whoever decides who may, {@link
 * blastradius.graphql.asked.Noted} for whoever keeps a log.
 */
@org.jspecify.annotations.NullMarked
package blastradius.graphql.asked;
