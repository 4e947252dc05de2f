/**
 * Reads what Azure's resource manager tells, as its command line prints it or its interface answers: role assignments and definitions,
 * resources, denials, activations, and delegations by Lighthouse with the templates that deploy them.
 *
 * <p>{@link blastradius.ingest.azure.AzureFile} hands over records one by one, twice: {@link blastradius.ingest.azure.AzureThings} takes
 * whatever stands, {@link blastradius.ingest.azure.AzureHoldings} who holds what. {@link blastradius.ingest.azure.Delegations} joins offers
 * with what they were assigned to; {@link blastradius.ingest.azure.Templates} finds the offers in templates and their parameters.
 *
 * <pre>
 *   az … list, REST, templates ─▶ AzureFile ─▶ AzureThings ─▶ AzureHoldings ─▶ room arm
 * </pre>
 *
 * <p>Drawn in {@code src/docs/tours/azure.md}.
 */
@org.jspecify.annotations.NullMarked
package blastradius.ingest.azure;
