/** The tokens of machines: {@link blastradius.graphql.token.TokenController} makes, lists and revokes them. */
@org.jspecify.annotations.NullMarked
package blastradius.graphql.token;
