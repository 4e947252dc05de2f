/**
 * What a document asks, and who may: {@link blastradius.graphql.asked.NeededRoles} reads off which roles it takes, {@link
 * blastradius.graphql.asked.WholeEstateOnly} refuses fields to those who see a part of the estate only, {@link
 * blastradius.graphql.asked.Noted} says what a log keeps of it. {@link blastradius.graphql.asked.PersistedDocuments} stand for texts that are not
 * sent, and {@link blastradius.graphql.asked.Due} is what a question pays only if it makes work.
 */
@org.jspecify.annotations.NullMarked
package blastradius.graphql.asked;
