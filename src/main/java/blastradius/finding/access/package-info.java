/**
 * Who holds what, as rules ask it: found out from the facts when it is first asked, and kept with them.
 *
 * <p>{@link blastradius.finding.access.Members} who is in groups, {@link blastradius.finding.access.Administrators} who is meant to administer, {@link
 * blastradius.finding.access.Takeovers} who becomes something, {@link blastradius.finding.access.SignIns} by what people sign in.
 */
@NullMarked
package blastradius.finding.access;

import org.jspecify.annotations.NullMarked;
