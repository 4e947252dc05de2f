/**
 * The pages of the client: their addresses, and what a browser lets them do.
 *
 * <p>{@link blastradius.web.page.Pages} gives the one file of the client its addresses. {@link blastradius.web.page.PageFilter} tells
 * browsers that pages run their own scripts, talk to this server alone and stand in no frame.
 */
@org.jspecify.annotations.NullMarked
package blastradius.web.page;
