/**
 * The words of the product: levels, kinds, relations, terms, assumptions and errors. Plain records and enums that know nothing of
 * Neo4j, files or HTTP; every other package speaks them.
 */
@org.jspecify.annotations.NullMarked
package blastradius.model;
