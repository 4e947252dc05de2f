/**
 * The tokens of machines. {@link blastradius.store.token.Tokens} are {@link blastradius.store.token.TokenNode}s kept by {@link
 * blastradius.store.token.TokenNodes}; {@link blastradius.store.token.TokensConfiguration} wires them.
 */
@org.jspecify.annotations.NullMarked
package blastradius.store.token;
