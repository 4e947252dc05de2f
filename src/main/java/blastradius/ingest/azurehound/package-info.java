/** Reads collections of Entra tenants and Azure by AzureHound. */
@org.jspecify.annotations.NullMarked
package blastradius.ingest.azurehound;
