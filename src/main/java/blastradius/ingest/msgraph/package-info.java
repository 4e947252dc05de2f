/** Reads responses of Microsoft Graph. */
@org.jspecify.annotations.NullMarked
package blastradius.ingest.msgraph;
